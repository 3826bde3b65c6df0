package org.minyi.encoder.bge;

import java.io.IOException;

/** The sentence encoder cannot run here. The message says why and what to do. */
public final class EncoderUnavailableException extends IOException {
  private static final long serialVersionUID = 1;

  EncoderUnavailableException(Throwable cause) {
    super(
        "there is no native code of ONNX Runtime for %s %s, or it does not start (%s); use the fast profile"
            .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), cause),
        cause);
  }

  EncoderUnavailableException(String resource) {
    super(
        resource
            + " is not on the class path; add"
            + " dev.langchain4j:langchain4j-embeddings-bge-small-zh-v15-q");
  }
}
