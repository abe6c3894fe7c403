package dev.pointwise.tests.system;

import java.util.List;
import java.util.random.RandomGenerator;

/** Whom a kill -9 hits. */
enum Victim {
  DRIVER {
    @Override
    List<ProcessHandle> alive(Cluster cluster, Running driver) {
      return List.of(driver.process().toHandle());
    }
  },
  EXECUTOR {
    @Override
    List<ProcessHandle> alive(Cluster cluster, Running driver) {
      return cluster.executors();
    }
  },
  WORKER {
    @Override
    List<ProcessHandle> alive(Cluster cluster, Running driver) {
      return cluster.workers();
    }
  };

  abstract List<ProcessHandle> alive(Cluster cluster, Running driver);

  /** Kills one of them; false where there is none. */
  boolean kill(Cluster cluster, Running driver, RandomGenerator random) {
    List<ProcessHandle> alive = alive(cluster, driver);
    return !alive.isEmpty() && alive.get(random.nextInt(alive.size())).destroyForcibly();
  }
}
