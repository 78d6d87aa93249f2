#!/bin/sh
# Stands in for docker and podman, as the name by which it is called says. What it does as they do:
# containers outlive their clients and are no descendants of theirs; a command of `exec` runs in the
# container's cgroup, which goes with the container; its exit status is that of the command; files
# are seen only under paths that were mounted, else it refuses. What it does not: separate anything.
state=@STATE@
PATH=/usr/local/bin:/usr/bin:/bin
name=${0##*/}
printf '%s' "$name" >> $state/argv
for word in "$@"; do printf ' %s' "$word" >> $state/argv; done
echo >> $state/argv

fail() { echo "Error: $*" >&2; exit 125; }
# The cgroups of a container, where this user may make any.
cgroups() {
  if [ -d /sys/fs/cgroup/memory ]; then
    for controller in memory cpuacct; do
      own=$(sed -n "s/^[0-9]*:$controller://p" /proc/self/cgroup)
      echo "/sys/fs/cgroup/$controller${own%/benchtable-*}/$1"
    done
  else
    echo "/sys/fs/cgroup/$1"
  fi
}
processes() {
  for cgroup in $(cgroups "$1"); do cat "$cgroup/cgroup.procs" 2> /dev/null; done | sort -u
  grep -lsF "STAND_IN=$1" /proc/[0-9]*/environ | tr -dc '0-9\n' | sort -u
}

case "$1" in
  version | info)
    case "$*" in
      *Rootless*) echo false crun ;;
      *SecurityOptions*) echo '[name=seccomp,profile=default]' ;;
      *) [ ! -e $state/down ] || { echo 'Cannot connect to the daemon. Is it running?' >&2; exit 1; }
        echo 1.2.3-stand-in ;;
    esac ;;
  image)
    file=$state/image-$(printf %s "$5" | tr -c 'A-Za-z0-9\n' _)
    [ -e "$file" ] || { echo "Error: No such image: $5" >&2; exit 1; }
    cat "$file" ;;
  pull)
    case "$3" in *nosuch*) echo "Error: manifest for $3 not found: manifest unknown" >&2; exit 1 ;; esac
    case "$3" in slow*) exec sleep 1666.5 ;; esac
    if [ -e $state/flaky ]; then rm $state/flaky; echo "Error: connection reset by peer" >&2; exit 1; fi
    echo "sha256:$(printf %064d 1) $3@sha256:d1" > "$state/image-$(printf %s "$3" | tr -c 'A-Za-z0-9\n' _)"
    ;;
  run)
    id=$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')
    while [ $# -gt 0 ]; do
      case "$1" in
        --name) container=$2 ;;
        --memory) memory=${2%m} ;;
        --label) label=$2 ;;
        --mount) echo "$2" >> $state/mounts-$id; source=${2#*source=}; source=${source%%,*}
          case "$2" in
            *'"'*) ;;
            *) [ -e "$source" ] || fail "bind source path does not exist: $source" ;;
          esac ;;
      esac
      shift
    done
    mkdir $state/$container || fail "the name $container is in use"
    echo "$label" > $state/$container/label
    echo $id > $state/$container/id
    for cgroup in $(cgroups $id); do
      mkdir "$cgroup" 2> /dev/null || continue
      [ -z "$memory" ] || for file in memory.limit_in_bytes memory.max; do
        [ ! -e "$cgroup/$file" ] || echo $((memory << 20)) > "$cgroup/$file"
      done
    done
    mkfifo $state/$container/requests
    # In the background of another session, as a daemon's containers are.
    cat > $state/$container/join << JOIN
for cgroup in $(cgroups $id | tr '\n' ' '); do echo 0 > "\$cgroup/cgroup.procs"; done 2> /dev/null
exec env STAND_IN=$id "\$@"
JOIN
    cat > $state/$container/daemon << DAEMON
sh $state/$container/join sh -c 'echo \$\$ > $state/$container/pid; exec sleep 2147483647' &
exec 3<> $state/$container/requests
while read -r request <&3; do
  (sh $state/$container/join sh \$request; echo \$? > \$request.status) &
done
DAEMON
    env -i PATH="$PATH" setsid sh $state/$container/daemon > /dev/null 2>&1 < /dev/null &
    while [ ! -s $state/$container/pid ]; do sleep 0.01; done
    echo $id ;;
  inspect) cat "$state/$4/pid" ;;
  exec)
    container=$2
    shift 2
    [ -e $state/$container/id ] || fail "No such container: $container"
    id=$(cat $state/$container/id)
    case "$*" in
      "sh -c "*'echo "$first"') if [ -e $state/init ]; then echo catatonit; else echo sleep; fi; exit 0 ;;
      "sh -c "*"kill -TERM -1"*) signal=TERM ;;
      "sh -c "*"kill -KILL -1"*) signal=KILL ;;
    esac
    if [ -n "$signal" ]; then
      for process in $(processes $id); do
        case $(tr '\0' ' ' < /proc/$process/cmdline) in
          "sleep 2147483647 ") ;;
          *) kill -s $signal $process ;;
        esac
      done
      exit 0
    fi
    request=$state/$container/request-$$
    {
      echo "exec > /proc/$$/fd/1 2> /proc/$$/fd/2 < /dev/null"
      printf "exec env -i PATH=/usr/local/bin:/usr/bin:/bin STAND_IN=$id IMAGE=1"
      # The client's own proxy is the container's, unless the client is told otherwise.
      [ -z "$http_proxy" ] || printf " http_proxy='%s'" "$http_proxy"
      for word in "$@"; do printf " '%s'" "$(printf %s "$word" | sed "s/'/'\\\\''/g")"; done
      echo
    } > $request
    echo $request > $state/$container/requests
    while [ ! -s $request.status ]; do
      [ -e $state/$container/id ] || exit 137
      sleep 0.01
    done
    exit $(cat $request.status) ;;
  ps)
    [ ! -e $state/down ] || { echo 'Cannot connect to the daemon. Is it running?' >&2; exit 1; }
    for filter; do :; done
    for file in $state/benchtable-*/id; do
      [ -e "$file" ] || continue
      container=${file%/id}
      case "$filter" in
        name=*) [ "${container##*/}" = "${filter#name=}" ] || continue ;;
        label=*) [ "$(cat $container/label)" = "${filter#label=}" ] || continue ;;
      esac
      cat $file
    done ;;
  rm)
    [ ! -e $state/stuck ] || fail "container cannot be removed"
    for id; do :; done
    container=$(grep -l "^$id\$" $state/benchtable-*/id)
    container=${container%/id}
    container=${container##*/}
    [ -n "$container" ] || exit 0
    rm $state/$container/id
    while left=$(processes $id); [ -n "$left" ]; do kill -s KILL $left; sleep 0.01; done 2> /dev/null
    for cgroup in $(cgroups $id); do rmdir "$cgroup" 2> /dev/null; done
    kill -s KILL $(grep -lsF "$state/$container/daemon" /proc/[0-9]*/cmdline | tr -dc '0-9\n') 2> /dev/null
    rm -rf $state/$container ;;
  *) fail "unknown command $1" ;;
esac
