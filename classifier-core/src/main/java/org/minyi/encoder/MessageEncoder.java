package org.minyi.encoder;

import java.io.IOException;
import org.minyi.text.Message;

/** Turns messages into vectors of fixed length that lie near each other for like meanings. */
public interface MessageEncoder {
  /** A short stable name: models learned on one encoder's vectors do not understand another's. */
  String name();

  /** The number of entries of a vector. */
  int width();

  /** The vector of a message: finite numbers. Thread-safe, and equal for equal messages. */
  float[] encode(Message message);

  /** Opens an encoder; found by {@link java.util.ServiceLoader}. */
  interface Provider {
    /**
     * Opens it, which may take a second and a hundred megabytes.
     *
     * @throws IOException if it cannot run here; the message says why and what to do
     */
    MessageEncoder open() throws IOException;
  }
}
