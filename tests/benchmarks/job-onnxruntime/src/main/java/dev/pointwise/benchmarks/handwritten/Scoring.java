package dev.pointwise.benchmarks.handwritten;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/** Batches of 8 through one session a JVM, which uses one thread a call. */
final class Scoring implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;
  private static final int BATCH = 8;
  private static OrtSession session;

  private final String model;

  /**
   * @param model a file that every executor can read
   */
  Scoring(String model) {
    this.model = model;
  }

  private static synchronized OrtSession session(String model) throws OrtException {
    if (session == null) {
      OrtSession.SessionOptions options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(1);
      session = OrtEnvironment.getEnvironment().createSession(model, options);
    }
    return session;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> pictures) throws OrtException {
    OrtSession ready = session(model);
    Batch batch = new Batch(BATCH);
    return new Iterator<>() {
      private Iterator<Row> scored = List.<Row>of().iterator();

      @Override
      public boolean hasNext() {
        return scored.hasNext() || pictures.hasNext();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        if (!scored.hasNext()) {
          scored = batch.scored(ready, nextBatch()).iterator();
        }
        return scored.next();
      }

      private List<Row> nextBatch() {
        List<Row> rows = new ArrayList<>(BATCH);
        while (rows.size() < BATCH && pictures.hasNext()) {
          rows.add(pictures.next());
        }
        return rows;
      }
    };
  }
}
