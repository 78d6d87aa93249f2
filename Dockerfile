# syntax=docker/dockerfile:1
# One image for all services; the first argument says which one runs.
FROM maven:3.9.11-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/var/cache/maven \
    mvn -q -B -ntp -Dmaven.repo.local=/var/cache/maven -DskipTests -pl '!standalone' package

FROM eclipse-temurin:25.0.3_9-jre
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl gawk \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /var/lib/benchtable benchtable \
    && mkdir -p /inputs
COPY --from=build /build/*/target/*-exec.jar /opt/benchtable/
COPY --chmod=755 build/service /usr/local/bin/service
USER benchtable
WORKDIR /var/lib/benchtable
ENTRYPOINT ["/usr/local/bin/service"]
