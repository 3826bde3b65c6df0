package org.minyi.encoder.bge;

import java.io.IOException;
import org.minyi.encoder.MessageEncoder;

/** Opens {@link BgeEncoder} for who finds it by {@link java.util.ServiceLoader}. */
public final class BgeEncoderProvider implements MessageEncoder.Provider {
  @Override
  public MessageEncoder open() throws IOException {
    return BgeEncoder.open();
  }
}
