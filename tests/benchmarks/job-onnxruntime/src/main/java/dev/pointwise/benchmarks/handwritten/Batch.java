package dev.pointwise.benchmarks.handwritten;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/** Pictures as ImageNet's networks want them: shorter side 256, the middle 224, normalised. */
final class Batch {
  private static final int SHORTER = 256;
  private static final int SIDE = 224;
  private static final int PLANE = SIDE * SIDE;
  private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
  private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

  private final FloatBuffer input;
  private final float[] interleaved = new float[3 * PLANE];

  Batch(int pictures) {
    opencv_core.setNumThreads(1);
    this.input =
        ByteBuffer.allocateDirect(pictures * 3 * PLANE * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
  }

  /** The best class of each picture. */
  List<Row> scored(OrtSession session, List<Row> pictures) {
    input.clear();
    for (Row picture : pictures) {
      put(picture.<byte[]>getAs("content"));
    }
    input.flip();
    long[] shape = {pictures.size(), 3, SIDE, SIDE};
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), input, shape);
        OrtSession.Result result =
            session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
      float[][] logits = (float[][]) result.get(0).getValue();
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < logits.length; i++) {
        rows.add(best(pictures.get(i).getAs("path"), logits[i]));
      }
      return rows;
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private void put(byte[] encoded) {
    try (BytePointer bytes = new BytePointer(encoded);
        Mat file = new Mat(1, encoded.length, opencv_core.CV_8UC1, bytes);
        Mat decoded = opencv_imgcodecs.imdecode(file, opencv_imgcodecs.IMREAD_COLOR_RGB);
        Mat resized = new Mat();
        Mat floats = new Mat()) {
      double scale = (double) SHORTER / Math.min(decoded.cols(), decoded.rows());
      int width = (int) Math.round(decoded.cols() * scale);
      int height = (int) Math.round(decoded.rows() * scale);
      opencv_imgproc.resize(
          decoded, resized, new Size(width, height), 0, 0, opencv_imgproc.INTER_AREA);
      Rect middle = new Rect((width - SIDE) / 2, (height - SIDE) / 2, SIDE, SIDE);
      try (Mat cropped = new Mat(resized, middle)) {
        cropped.convertTo(floats, opencv_core.CV_32F, 1 / 255.0, 0);
      }
      new FloatPointer(floats.data()).get(interleaved);
    }
    for (int channel = 0; channel < 3; channel++) {
      for (int i = 0; i < PLANE; i++) {
        input.put((interleaved[3 * i + channel] - MEAN[channel]) / DEVIATION[channel]);
      }
    }
  }

  private static Row best(String path, float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - logits[best]);
    }
    return RowFactory.create(path, best, (float) (1 / sum));
  }
}
