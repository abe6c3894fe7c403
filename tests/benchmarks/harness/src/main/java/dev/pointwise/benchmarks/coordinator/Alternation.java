package dev.pointwise.benchmarks.coordinator;

import dev.pointwise.benchmarks.coordinator.WorkerProcess.Prepared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the peers in turn: prepare each, compare their outputs, warm each up, then round after
 * round, each round beginning with another peer; at last compare the outputs again.
 */
record Alternation(Checkout checkout, Setting setting) {
  List<Measured> measure(Network network, List<String> peers) throws IOException {
    List<WorkerProcess> workers = new ArrayList<>();
    try {
      for (String peer : peers) {
        workers.add(WorkerProcess.start(checkout, peer));
      }
      return measured(network.onnx(), workers);
    } finally {
      workers.forEach(WorkerProcess::close);
    }
  }

  private List<Measured> measured(Path onnx, List<WorkerProcess> workers) {
    Map<WorkerProcess, Prepared> prepared = new HashMap<>();
    workers.forEach(worker -> prepared.put(worker, prepare(worker, onnx)));
    Agreement.of(workers);
    workers.forEach(worker -> worker.imagesPerSecond(setting.warmUp()));
    Map<WorkerProcess, double[]> rates = rounds(workers);
    Map<WorkerProcess, Double> errors = Agreement.of(workers);
    return workers.stream()
        .map(
            worker ->
                new Measured(
                    worker.peer(),
                    prepared.get(worker).version(),
                    prepared.get(worker).seconds(),
                    errors.get(worker),
                    rates.get(worker)))
        .toList();
  }

  private Prepared prepare(WorkerProcess worker, Path onnx) {
    Prepared prepared = worker.prepare(onnx, setting);
    System.err.printf(
        "%s (%s) ready in %.1f s%n", worker.peer(), prepared.version(), prepared.seconds());
    return prepared;
  }

  private Map<WorkerProcess, double[]> rounds(List<WorkerProcess> workers) {
    Map<WorkerProcess, double[]> rates = new HashMap<>();
    workers.forEach(worker -> rates.put(worker, new double[setting.rounds()]));
    for (int round = 0; round < setting.rounds(); round++) {
      System.err.printf("round %d of %d:", round + 1, setting.rounds());
      for (int turn = 0; turn < workers.size(); turn++) {
        WorkerProcess worker = workers.get((round + turn) % workers.size());
        double rate = worker.imagesPerSecond(setting.seconds());
        rates.get(worker)[round] = rate;
        System.err.printf("  %s %s", worker.peer(), Report.rate(rate));
      }
      System.err.println();
    }
    return rates;
  }
}
