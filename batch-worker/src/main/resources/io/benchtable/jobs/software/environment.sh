# Finds out which environment modules and a conda environment make. Arguments: the file to write the
# environment to (NUL after each variable), a conda environment or nothing, then modules.
# Exit status: 0 found, 3 no module tool, 4 modules not loaded.
result=$1 conda=$2
shift 2
# Where our own environment names no module tool, the host's login profile does, if it has one.
if [ $# -gt 0 ] && [ -z "${LMOD_CMD:-}${MODULES_CMD:-}${MODULESHOME:-}" ] && [ -r /etc/profile ]; then
  path=$PATH
  . /etc/profile > /dev/null 2>&1 < /dev/null
  # What modules of the profile put into PATH stays; else it is the one that steps have anyway.
  [ -n "${LOADEDMODULES:-}" ] || PATH=$path
fi
if [ $# -gt 0 ]; then
  tool=
  for candidate in "${LMOD_CMD:-}" "${MODULES_CMD:-}" \
      ${MODULESHOME:+"$MODULESHOME/libexec/lmod" "$MODULESHOME/libexec/modulecmd.tcl" "$MODULESHOME/bin/modulecmd"} \
      "$(command -v modulecmd)" /usr/share/lmod/lmod/libexec/lmod /usr/share/Modules/libexec/modulecmd.tcl; do
    if [ -f "$candidate" ] && [ -x "$candidate" ]; then tool=$candidate; break; fi
  done
  [ -n "$tool" ] || exit 3
  echo "$tool" > "$result.tool"
  # A tool says by its exit status, or by that of the code it prints, whether it has loaded all.
  code=$("$tool" bash load "$@" < /dev/null) || exit 4
  eval "$code" || exit 4
  [ -n "${LOADEDMODULES:-}" ] || exit 4
  # Some old ones do neither. What was asked for may be another name of what is loaded, which newer
  # ones list, or a version with a name of its own, such as default.
  names=":$LOADEDMODULES:$(echo "${__MODULES_LMALTNAME:-}:${MODULES_LMALTNAME:-}" | tr '&|' '::'):"
  for module; do
    case $tool in */lmod) break ;; esac
    case $names in
      *":$module:"* | *":$module/"* | *":${module%/*}/"*) ;;
      *) echo "$module was not loaded, but: $LOADEDMODULES" >&2; exit 4 ;;
    esac
  done
fi
if [ -n "$conda" ]; then
  export CONDA_PREFIX=$conda CONDA_DEFAULT_ENV=${conda##*/} PATH=$conda/bin:$PATH
  # Variables that the environment has been given.
  . "$result.conda"
  # As conda does: what a script's last command says is no matter.
  for script in "$conda"/etc/conda/activate.d/*.sh; do
    if [ -r "$script" ]; then . "$script" < /dev/null; fi
  done
fi
# Files that shells read at every start would be read while steps are measured.
unset BASH_ENV ENV
/usr/bin/env -0 > "$result"
