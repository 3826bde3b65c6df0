package org.minyi.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import org.minyi.cli.console.Console;
import org.minyi.encoder.EncoderModel;
import org.minyi.encoder.EncoderModelStore;
import org.minyi.encoder.MessageEncoder;
import org.minyi.training.EncoderSettings;
import org.minyi.training.EncoderTrainer;
import org.minyi.training.Trained;
import org.minyi.training.TrainingListener;

/**
 * The second half of training for the accurate profile: what is learned on an encoder's vectors.
 *
 * @param fastModel the file of the model that was trained; the encoder model goes beside it
 * @param vectors a file that keeps the vectors for the next run
 */
record EncoderTraining(Console console, boolean quiet, Path fastModel, Optional<Path> vectors) {
  /** Trains and writes. */
  void run(Trained beside, String checksum, MessageEncoder encoder, TrainingListener listener) {
    EncoderModel model =
        Encoders.use(encoder, vectors, asked -> train(beside, checksum, asked, listener));
    Path file = EncoderModelStore.beside(fastModel);
    String identity = TrainingRun.write(file, to -> EncoderModelStore.write(model, to));
    if (!quiet) {
      report(model, identity, file);
    }
  }

  /** Trains what goes with a model in memory. */
  static EncoderModel train(
      Trained beside, String checksum, MessageEncoder encoder, TrainingListener listener) {
    return TrainingRun.of(
        () ->
            EncoderTrainer.train(
                beside.model().name() + "+encoder",
                beside,
                checksum,
                encoder,
                EncoderSettings.DEFAULT,
                listener));
  }

  private void report(EncoderModel model, String identity, Path file) {
    JsonNode heldOut = model.provenance().path("heldOut");
    JsonNode chosen = heldOut.path("chosen");
    TrainingRun.tell(console, file, identity);
    console.say(
        "train.encoder.heldout",
        heldOut.path("messages").asInt(),
        HeldOutAccuracy.text(console, chosen.path("pathAccuracy")),
        100 * chosen.path("asked").asDouble());
  }
}
