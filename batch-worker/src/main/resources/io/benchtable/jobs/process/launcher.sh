# Becomes a step's command. Arguments: cgroup.procs files to join. Descriptors: 3 orders from the
# worker, 4 answers to it (also what goes wrong), 5 and 6 where the step's output and errors go.
# Only what is built into every shell is used: nothing is forked before the command.
for procs in "$@"; do
  echo 0 > "$procs" || exit 125
done
{ echo 500 > /proc/self/oom_score_adj; } 2> /dev/null
ulimit -c 0
echo joined >&4
read -r script <&3 || exit 125
. "$script"
