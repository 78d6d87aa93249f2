# Outlives the worker for a moment: when the worker is gone, however it went, so are the process
# trees that it started. Reads one line a change until the worker's end of the pipe is closed:
#   + PID MARK [cgroup.procs files]     a tree has started
#   - PID                               it has ended
#   w NAME FILE                         a script to run then, for what is out of our reach
#   x NAME                                it is no longer needed
trap '' HUP INT TERM
# A step may have divided its cgroup. Those that are out of our sight are 0.
find_in() {
  while read -r process; do [ "$process" = 0 ] || left="$left $process"; done < "$1/cgroup.procs"
  for child in "$1"/*/ "$1"/.[!.]*/; do [ ! -d "$child" ] || find_in "${child%/}"; done
}
remove() {
  for child in "$1"/*/ "$1"/.[!.]*/; do [ ! -d "$child" ] || remove "${child%/}"; done
  rmdir "$1"
}
trees=
wills=
while read -r change pid rest; do
  case $change in
    +) trees="$trees $pid"; eval "tree_$pid=\$rest" ;;
    w) wills="$wills $pid"; eval "will_$pid=\$rest" ;;
    x) others=; for will in $wills; do [ "$will" = "$pid" ] || others="$others $will"; done; wills=$others ;;
    -) others=; for tree in $trees; do [ "$tree" = "$pid" ] || others="$others $tree"; done; trees=$others ;;
  esac
done
for pid in $trees; do
  eval "set -- \$tree_$pid"
  mark=$1
  shift
  kill -s KILL -- "-$pid"
  round=0
  while [ $round -lt 50 ]; do
    left=
    for procs in "$@"; do find_in "${procs%/cgroup.procs}"; done
    for environment in /proc/[0-9]*/environ; do
      if grep -qsF "BENCHTABLE_JOB=$mark" "$environment"; then
        process=${environment#/proc/}
        left="$left ${process%/environ}"
      fi
    done
    [ -n "$left" ] || break
    for process in $left; do kill -s KILL "$process"; done
    round=$((round + 1))
  done
  for procs in "$@"; do remove "${procs%/cgroup.procs}"; done
done 2> /dev/null
# Twice: what a will is to end may only just have been asked for when the worker died.
for last in '' yes; do
  for name in $wills; do
    eval "will=\$will_$name"
    /bin/sh "$will" && [ -n "$last" ] && rm -f "$will"
  done
  [ -z "$wills" ] || [ -n "$last" ] || sleep 5
done > /dev/null 2>&1
