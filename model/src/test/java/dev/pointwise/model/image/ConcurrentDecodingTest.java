package dev.pointwise.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrentDecodingTest {
  @Test
  void oneDecoderServesManyThreads() throws Exception {
    Decoder decoder = new Decoder(Decoder.DEFAULT_MAX_PIXELS, Orientation.EXIF);
    List<Pixels> pictures = new ArrayList<>();
    List<Future<Decoding>> decodings = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int i = 0; i < 100; i++) {
        Pixels picture = Pictures.noise(30 + i, 40, i);
        byte[] encoded = Pictures.encode(picture, i % 2 == 0 ? "png" : "bmp");
        pictures.add(picture);
        decodings.add(threads.submit(() -> decoder.decode(encoded)));
      }
      for (int i = 0; i < 100; i++) {
        assertThat(Pictures.pixels(decodings.get(i).get()).rgb()).isEqualTo(pictures.get(i).rgb());
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
