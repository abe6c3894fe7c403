package dev.pointwise.jobs.run;

import dev.pointwise.jobs.spark.TaskMeters;

/**
 * What was measured while a run went on.
 *
 * @param clock of the driver's stages
 * @param meters of the tasks
 * @param slots tasks that could run at once
 */
record Measured(StageClock clock, TaskMeters meters, PictureSeries series, int slots) {}
