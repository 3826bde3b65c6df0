package org.minyi.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.minyi.encoder.EncoderModel;
import org.minyi.encoder.MessageEncoder;
import org.minyi.model.Calibration;
import org.minyi.model.Levels;
import org.minyi.model.Network;

/**
 * Trains an encoder model beside a model that was just trained, on the same messages. The networks
 * learn from scores as of messages that the sparse layer had not seen ({@link HonestScores}); what
 * the encoder is asked about, and the calibration, come from messages that nothing was fitted on.
 *
 * <p>Equal inputs give equal models on the same machine and number of OpenMP threads. One run at a
 * time: ND4J's random numbers are global.
 */
public final class EncoderTrainer {
  private final Trained beside;
  private final Levels levels;
  private final EncoderSettings settings;
  private final TrainingListener listener;

  private EncoderTrainer(Trained beside, EncoderSettings settings, TrainingListener listener) {
    this.beside = beside;
    this.levels = Levels.of(beside.model().taxonomy());
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Trains an encoder model.
   *
   * @param name of the model, for people
   * @param beside the fast model and what it was trained on
   * @param checksum of the fast model, which the encoder model will insist on
   * @param encoder asked once for each message, from several threads
   */
  public static EncoderModel train(
      String name,
      Trained beside,
      String checksum,
      MessageEncoder encoder,
      EncoderSettings settings,
      TrainingListener listener) {
    return new EncoderTrainer(beside, settings, listener).run(name, checksum, encoder);
  }

  private EncoderModel run(String name, String checksum, MessageEncoder encoder) {
    ScoredExamples all = tagged(beside.all());
    ScoredExamples training = tagged(beside.training());
    ScoredExamples heldOut = tagged(beside.heldOut());
    listener.stage(TrainingListener.Stage.VECTORS, all.size());
    Map<Example, float[]> vectors = vectors(encoder, all, heldOut);

    listener.stage(TrainingListener.Stage.ENCODER_NETWORK, training.size());
    Network network = network(training, vectors, Optional.of(heldOut));

    listener.stage(TrainingListener.Stage.ENCODER_CALIBRATION, heldOut.size());
    Cascade cascade = new Cascade(beside, network, heldOut, of(heldOut, vectors));
    Cascade.Choice chosen = cascade.choose(settings.tolerance());

    if (all.size() > training.size()) {
      listener.stage(TrainingListener.Stage.FINAL_ENCODER_NETWORK, all.size());
      network = network(all, vectors, Optional.empty());
    }
    Calibration calibration = cascade.calibration(chosen.askBelow());
    return new EncoderModel(
        name,
        encoder.name(),
        checksum,
        chosen.askBelow(),
        network,
        calibration,
        cascade.stopTable(chosen.askBelow(), beside.model().calibration(), calibration),
        provenance(cascade, chosen, heldOut.size()));
  }

  /** Without texts outside the taxonomy: about them the encoder is not asked. */
  private static ScoredExamples tagged(ScoredExamples examples) {
    return examples.at(
        IntStream.range(0, examples.size())
            .filter(i -> examples.examples().get(i).path().length > 0)
            .boxed()
            .toList());
  }

  private static Map<Example, float[]> vectors(
      MessageEncoder encoder, ScoredExamples all, ScoredExamples heldOut) {
    Map<Example, float[]> vectors = Collections.synchronizedMap(new IdentityHashMap<>());
    Stream.concat(all.examples().stream(), heldOut.examples().stream())
        .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())))
        .parallelStream()
        .forEach(example -> vectors.put(example, encoder.encode(example.message())));
    return vectors;
  }

  private static List<float[]> of(ScoredExamples examples, Map<Example, float[]> vectors) {
    return examples.examples().stream().map(vectors::get).toList();
  }

  /** Trains the networks; after each pass measures what there is so far, if there is what on. */
  private Network network(
      ScoredExamples training, Map<Example, float[]> vectorOf, Optional<ScoredExamples> heldOut) {
    List<float[]> vectors = of(training, vectorOf);
    Standardisation standardisation = Standardisation.of(vectors);
    int batches = (training.size() + settings.batchSize() - 1) / settings.batchSize();
    int epochs = settings.networks() * settings.epochs();
    List<Network> networks = new ArrayList<>();
    long began = System.nanoTime();
    for (int n = 0; n < settings.networks(); n++) {
      long seed = settings.seed() + n;
      Random random = new Random(seed);
      EncoderNetwork network = new EncoderNetwork(levels, standardisation, settings, seed);
      List<Integer> order = new ArrayList<>(IntStream.range(0, training.size()).boxed().toList());
      for (int epoch = 0; epoch < settings.epochs(); epoch++) {
        Collections.shuffle(order, random);
        double loss = 0;
        for (int batch = 0; batch < batches; batch++) {
          int from = batch * settings.batchSize();
          List<Integer> places =
              order.subList(from, Math.min(order.size(), from + settings.batchSize()));
          double progress = (epoch * batches + batch) / (double) (settings.epochs() * batches);
          loss +=
              network.fit(
                  training.at(places), places.stream().map(vectors::get).toList(), progress);
        }
        List<Network> soFar = new ArrayList<>(networks);
        soFar.add(network.export());
        List<Double> accuracy =
            heldOut
                .map(
                    unseen ->
                        new Cascade(beside, NetworkAverage.of(soFar), unseen, of(unseen, vectorOf))
                            .pathAccuracy(1))
                .orElse(List.of());
        int done = n * settings.epochs() + epoch + 1;
        double seconds = (System.nanoTime() - began) / 1e9;
        listener.epoch(
            new TrainingListener.Epoch(
                done, epochs, loss / batches, accuracy, seconds / done * (epochs - done), false));
      }
      networks.add(network.export());
    }
    return NetworkAverage.of(networks);
  }

  private ObjectNode provenance(Cascade cascade, Cascade.Choice chosen, int messages) {
    ObjectNode provenance = JsonNodeFactory.instance.objectNode();
    provenance
        .putObject("settings")
        .put("seed", settings.seed())
        .put("networks", settings.networks())
        .put("hiddenUnits", settings.hiddenUnits())
        .put("epochs", settings.epochs())
        .put("batchSize", settings.batchSize())
        .put("learningRate", settings.learningRate())
        .put("alternativeShare", settings.alternativeShare())
        .put("tolerance", settings.tolerance());
    ObjectNode libraries = provenance.putObject("libraries");
    LibraryVersions.load().forEach(libraries::put);
    ObjectNode heldOut = provenance.putObject("heldOut");
    heldOut.put("messages", messages);
    describe(heldOut.putObject("chosen"), chosen);
    ArrayNode thresholds = heldOut.putArray("thresholds");
    cascade.outcomes().forEach(outcome -> describe(thresholds.addObject(), outcome));
    return provenance;
  }

  private static void describe(ObjectNode node, Cascade.Choice outcome) {
    node.put("askBelow", outcome.askBelow()).put("asked", outcome.asked());
    ArrayNode accuracy = node.putArray("pathAccuracy");
    outcome.pathAccuracy().forEach(accuracy::add);
  }
}
