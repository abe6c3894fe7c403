package dev.pointwise.model.image;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.opencv.opencv_core.ErrorCallback;

/**
 * OpenCV's log on standard error, which repeats what every {@link Undecodable} says.
 *
 * <p>JavaCPP has no binding for {@code cv::utils::logging::setLogLevel(int)}, and the environment
 * variable OPENCV_LOG_LEVEL cannot be set from inside. So the function is looked up by its symbol
 * and called through a callback type whose first parameter is an int as well; further arguments are
 * passed in registers that the function does not read. Where the symbol has another name (Windows),
 * the log stays as it is.
 */
final class OpenCvLog {
  private static final String SET_LOG_LEVEL = "_ZN2cv5utils7logging11setLogLevelENS1_8LogLevelE";
  private static final int SILENT = 0;

  private OpenCvLog() {}

  static void silence() {
    Pointer function = Loader.addressof(SET_LOG_LEVEL);
    if (function == null) {
      return;
    }
    // JavaCPP's function objects are a function's address and a reference to a Java object.
    try (PointerPointer<Pointer> object = new PointerPointer<>(function, null);
        ErrorCallback setLogLevel = new ErrorCallback(object)) {
      BytePointer none = null;
      setLogLevel.call(SILENT, none, none, none, 0, null);
    }
  }
}
