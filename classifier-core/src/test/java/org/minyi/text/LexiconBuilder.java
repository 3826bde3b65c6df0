package org.minyi.text;

import com.hankcs.hanlp.collection.trie.DoubleArrayTrie;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compiles HanLP's core dictionary into what {@link Lexicon} reads. */
final class LexiconBuilder {
  private static final class Node {
    final Map<Character, Node> children = new TreeMap<>();
    boolean word;
    int slot;
    int base;
  }

  private final Node root = new Node();
  private final Map<Character, Integer> codes = new HashMap<>();
  private char[] alphabet;

  /** The words of HanLP's dictionary, read out of its trie. */
  static Set<String> words() {
    DoubleArrayTrie<CoreDictionary.Attribute> trie = CoreDictionary.trie;
    int[] base = trie.getBase();
    int[] check = trie.getCheck();
    Map<Integer, Integer> slots = new HashMap<>();
    for (int slot = 1; slot < check.length; slot++) {
      if (check[slot] > 0 && check[slot] != slot) {
        slots.put(base[slot], slot);
      }
    }
    Set<String> words = new TreeSet<>();
    for (int end = 1; end < check.length; end++) {
      if (check[end] == end && base[end] < 0) {
        StringBuilder word = new StringBuilder();
        for (int state = end; state != base[0]; ) {
          int slot = slots.get(state);
          word.append((char) (slot - check[slot] - 1));
          state = check[slot];
        }
        words.add(word.reverse().toString());
      }
    }
    return words;
  }

  byte[] build() throws IOException {
    for (String word : words()) {
      Node node = root;
      for (char c : word.toCharArray()) {
        node = node.children.computeIfAbsent(HanLpVariants.fold(c), key -> new Node());
      }
      node.word = true;
    }
    List<Node> nodes = numberCharacters();
    int slots = place(nodes);
    char[] labels = new char[slots];
    int[] values = new int[slots];
    for (Node node : nodes) {
      values[node.slot] = node.base << 1 | (node.word ? 1 : 0);
      node.children.forEach((c, child) -> labels[child.slot] = (char) (int) codes.get(c));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(alphabet.length);
    for (char c : alphabet) {
      out.writeChar(c);
    }
    out.writeInt(slots);
    for (char label : labels) {
      out.writeChar(label);
    }
    for (int value : values) {
      out.writeInt(value);
    }
    return bytes.toByteArray();
  }

  /** Frequent characters get low codes, so that the children of a node lie close together. */
  private List<Node> numberCharacters() {
    List<Node> nodes = new ArrayList<>();
    Map<Character, Integer> frequency = new TreeMap<>();
    Deque<Node> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Node node = open.remove();
      nodes.add(node);
      node.children.forEach(
          (c, child) -> {
            frequency.merge(c, 1, Integer::sum);
            open.add(child);
          });
    }
    List<Character> order = new ArrayList<>(frequency.keySet());
    order.sort(Comparator.comparing(frequency::get, Comparator.reverseOrder()));
    alphabet = new char[order.size()];
    for (int i = 0; i < alphabet.length; i++) {
      alphabet[i] = order.get(i);
      codes.put(order.get(i), i + 1);
    }
    return nodes;
  }

  /** Gives each node with children the first base that fits, those with most children first. */
  private int place(List<Node> nodes) {
    BitSet taken = new BitSet();
    BitSet bases = new BitSet();
    taken.set(0);
    List<Node> parents = new ArrayList<>(nodes);
    parents.removeIf(node -> node.children.isEmpty());
    parents.sort(Comparator.comparing(node -> -node.children.size()));
    for (Node node : parents) {
      int[] labels = node.children.keySet().stream().mapToInt(codes::get).sorted().toArray();
      int slot = taken.nextClearBit(labels[0] + 1);
      while (bases.get(slot - labels[0]) || overlaps(taken, labels, slot - labels[0])) {
        slot = taken.nextClearBit(slot + 1);
      }
      node.base = slot - labels[0];
      bases.set(node.base);
      node.children.forEach(
          (c, child) -> {
            child.slot = node.base + codes.get(c);
            taken.set(child.slot);
          });
    }
    return taken.length();
  }

  private static boolean overlaps(BitSet taken, int[] labels, int base) {
    return Arrays.stream(labels).anyMatch(label -> taken.get(base + label));
  }
}
