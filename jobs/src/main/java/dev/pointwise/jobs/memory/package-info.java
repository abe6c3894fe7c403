/**
 * The memory that a run needs, beside what its processes may take, before any task runs. Reading
 * limits is apart from the arithmetic: {@link dev.pointwise.jobs.memory.MemoryPlan} is pure.
 */
package dev.pointwise.jobs.memory;
