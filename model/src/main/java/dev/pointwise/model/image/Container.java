package dev.pointwise.model.image;

import java.util.List;

/** A file format: what its header says, and whether the file is whole. Stateless. */
interface Container {
  /** Its usual name. */
  String format();

  /** How files of this format may start; {@code ?} stands for any byte. */
  List<String> signatures();

  /** Reads the header; decodes nothing. */
  Header header(Bytes file) throws BadPicture;

  /**
   * The bytes to hand to the codec: the file's own array, or a copy without the parts that would
   * change the pixels or make the codec stumble (profiles, metadata, further frames).
   *
   * @throws BadPicture when the file is cut short, or a checksum is wrong
   */
  byte[] codestream(Bytes file) throws BadPicture;
}
