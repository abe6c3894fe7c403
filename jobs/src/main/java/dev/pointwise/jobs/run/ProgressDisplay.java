package dev.pointwise.jobs.run;

/** Shows how far a run is. Called by one thread at a time. */
public interface ProgressDisplay extends AutoCloseable {
  /** Shows nothing. */
  ProgressDisplay SILENT =
      new ProgressDisplay() {
        @Override
        public void show(Progress progress) {}

        @Override
        public void close() {}
      };

  void show(Progress progress);

  /** The run has ended, well or not. */
  @Override
  void close();
}
