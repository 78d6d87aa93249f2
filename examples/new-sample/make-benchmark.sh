#!/bin/sh
# Makes a benchmark of a new sample: the change event comes on standard input, the benchmark leaves
# on standard output. Only sh and awk are needed. A failure is said on standard error, with status 1.
exec awk '
  # The text of attribute NAME of the new item, as it is written in JSON (without the quotes).
  function text(name,   pattern, found) {
    pattern = "\"" name "\"[ \t]*:[ \t]*[{][ \t]*\"S\"[ \t]*:[ \t]*\"([^\"\\\\]|\\\\.)*\""
    if (!match(image, pattern)) {
      return ""
    }
    found = substr(image, RSTART, RLENGTH - 1)
    sub("^\"" name "\"[ \t]*:[ \t]*[{][ \t]*\"S\"[ \t]*:[ \t]*\"", "", found)
    return found
  }

  { event = event $0 "\n" }

  END {
    at = index(event, "\"NewImage\"")
    image = at ? substr(event, at) : ""
    sample = text("sampleId")
    file = text("file")
    if (sample == "" || file == "") {
      print "Expected a new item with the texts sampleId and file, but it has " \
          (sample == "" ? "no sampleId" : "no file") > "/dev/stderr"
      exit 1
    }
    print "{\"spec\": {"
    print "  \"name\": \"k-mers of " sample "\","
    print "  \"description\": \"Made by a rule when the sample arrived\","
    print "  \"tags\": { \"workflow\": \"new-sample\", \"sample\": \"" sample "\" },"
    print "  \"dataset\": { \"id\": \"" sample "\", \"files\": { \"genome\": \"" file "\" } },"
    print "  \"parameters\": { \"k\": [11, 21] },"
    print "  \"pipeline\": [ {"
    print "    \"name\": \"count\","
    print "    \"command\": [\"sh\", \"-c\", \"" count() "\"],"
    print "    \"env\": { \"LC_ALL\": \"C\" },"
    print "    \"outputs\": [\"counts.txt\"],"
    print "    \"timeout\": \"2m\","
    print "    \"metrics\": [ { \"name\": \"distinctKmers\", \"unit\": \"1\", \"file\": \"stdout\","
    print "                   \"regex\": \"distinct k-mers: (\\\\d+)\" } ]"
    print "  } ],"
    print "  \"repetitions\": 6,"
    print "  \"warmup\": 1,"
    print "  \"baseline\": { \"k\": 11 },"
    print "  \"pricing\": { \"book\": \"own-hardware\" }"
    print "} }"
  }

  # The command of the only step, as text in JSON: join the lines of the sequence, write every
  # substring of length k on a line of its own, count the different ones.
  function count() {
    return "gzip -dc \\\"$BT_dataset_genome\\\"" \
        " | awk -v k=\\\"$BT_k\\\" '"'"'!/^>/ { g = g $0 }" \
        " END { n = length(g); for (i = 1; i <= n - k + 1; i++) print substr(g, i, k) }'"'"'" \
        " | sort | uniq -c > counts.txt" \
        " && awk '"'"'END { print \\\"distinct k-mers:\\\", NR }'"'"' counts.txt"
  }
'
