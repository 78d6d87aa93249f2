package io.benchtable.jobs.queue;

import io.benchtable.jobs.function.Functions;
import io.benchtable.jobs.job.Items;
import io.benchtable.jobs.job.Jobs;
import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.run.Preparation;
import io.benchtable.jobs.run.Runs;

/** Everything that a worker works with. */
record Workshop(
    Items items,
    Processes processes,
    Preparation preparation,
    Runs runs,
    Jobs jobs,
    Functions functions) {}
