#!/bin/sh
# Stands in for apptainer. As it does, this runs a command as its own descendant, with an environment
# of its own and with the caller's streams; it does not separate anything.
state=@STATE@
PATH=/usr/local/bin:/usr/bin:/bin
printf 'apptainer' >> $state/argv
for word in "$@"; do printf ' %s' "$word" >> $state/argv; done
echo >> $state/argv
case "$1" in
  --version) echo 'apptainer version 1.2.3-stand-in' ;;
  pull)
    case "$4" in *nosuch* | *docker-only*) echo "FATAL:   While making image from oci registry: manifest unknown" >&2; exit 255 ;; esac
    echo "image of $4" > "$3" ;;
  exec)
    shift
    while [ "$1" != "${1#-}" ]; do
      case "$1" in
        --home | --network) shift ;;
        --mount) source=${2#*source=}; source=${source%%,*}
          case "$2" in *'"'*) ;; *) [ -e "$source" ] || { echo "FATAL: mount source $source doesn't exist" >&2; exit 255; } ;; esac
          shift ;;
      esac
      shift
    done
    [ -e "$1" ] || { echo "FATAL:   could not open image $1" >&2; exit 255; }
    shift
    # What it uses itself, before the command.
    perl -e '$x = "y" x 20000000; do { $y += $_ for 1..20000 } while (times)[0] < 0.3'
    # It leaves signals to the command, and ends when that does.
    trap : TERM
    env -i PATH=/usr/local/bin:/usr/bin:/bin IMAGE=1 "$@" < /dev/null &
    command=$!
    wait $command
    status=$?
    while kill -0 $command 2> /dev/null; do wait $command; status=$?; done
    exit $status ;;
esac
