# syntax=docker/dockerfile:1
# One image for all services; the first argument says which one runs.
FROM maven:3.9.11-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/var/cache/maven \
    mvn -q -B -ntp -Dmaven.repo.local=/var/cache/maven -DskipTests -pl '!standalone' package \
    && build/unpack /programs */target/*-exec.jar

FROM eclipse-temurin:25.0.3_9-jre
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl gawk \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /var/lib/benchtable benchtable \
    && mkdir -p /inputs
COPY --from=build /programs /opt/benchtable
COPY --chmod=755 build/service /usr/local/bin/service
# By the JVM that will run it: docs/decisions/0018-images-learn-their-start.md.
RUN for program in /opt/benchtable/*; do service --learn "${program##*/}" || true; done
USER benchtable
WORKDIR /var/lib/benchtable
ENTRYPOINT ["/usr/local/bin/service"]
