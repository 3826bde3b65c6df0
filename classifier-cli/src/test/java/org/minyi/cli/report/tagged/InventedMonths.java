package org.minyi.cli.report.tagged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.minyi.taxonomy.SeedCorpus;
import org.minyi.taxonomy.SeedMessage;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;

/**
 * Tagged tables of an invented city, from a seed: more messages on working days, some matters with
 * a season, one that breaks out in the last month, dates as text and as Excel's serial numbers.
 */
final class InventedMonths {
  private static final List<String> DISTRICTS =
      List.of("云桥区", "青湖区", "临江区", "南浦区", "石岭县", "东岳县", "白鹭湾高新技术产业开发区");
  private static final List<String> OFFICES =
      List.of("住房和城乡建设局", "城市管理局", "人力资源和社会保障局", "交通运输局", "生态环境局", "教育局", "卫生健康委员会", "水务集团");
  private static final List<String> NATURES = List.of("投诉", "求助", "咨询", "建议", "举报", "感谢");
  private static final double[] NATURE_SHARES = {0.42, 0.68, 0.84, 0.92, 0.98, 1};

  /** What breaks out in the last month. */
  static final Function<Taxonomy, Tag> OUTBREAK =
      taxonomy ->
          taxonomy.leaves().stream()
              .filter(tag -> tag.name().contains("停水"))
              .findFirst()
              .orElseThrow();

  private static final List<DateTimeFormatter> FORMATS =
      List.of(
          DateTimeFormatter.ofPattern("uuuu-MM-dd"),
          DateTimeFormatter.ofPattern("uuuu/M/d"),
          DateTimeFormatter.ofPattern("uuuu年M月d日"),
          DateTimeFormatter.ofPattern("uuuuMMdd"));

  private final Taxonomy taxonomy = Taxonomy.loadDefault();
  private final List<Tag> leaves = taxonomy.leaves();
  private final List<SeedMessage> messages;
  private final Random random;
  private final double[] weights;

  InventedMonths(long seed) {
    this.random = new Random(seed);
    this.messages = SeedCorpus.loadDefault();
    this.weights = new double[leaves.size()];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      // A few frequent matters and many rare ones.
      sum += Math.pow(random.nextDouble(), 6) + 0.002;
      weights[i] = sum;
    }
  }

  /**
   * Writes a table of so many rows between two days, both inclusive.
   *
   * @return the day of each row
   */
  List<LocalDate> write(Path file, int rows, LocalDate from, LocalDate to) {
    int days = (int) ChronoUnit.DAYS.between(from, to) + 1;
    double[] byDay = new double[days];
    double sum = 0;
    for (int i = 0; i < days; i++) {
      LocalDate day = from.plusDays(i);
      boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
      double season = 1 + 0.12 * Math.sin(2 * Math.PI * day.getDayOfYear() / 365.0);
      double growth = 1 + 0.15 * i / days;
      double burst = Math.exp(0.12 * random.nextGaussian());
      sum += (weekend ? 0.55 : 1) * season * growth * burst;
      byDay[i] = sum;
    }
    List<LocalDate> written = new ArrayList<>();
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write("编号,留言时间,区县,承办单位,留言主题,留言内容,标签代码,一级标签,二级标签,三级标签,四级标签,停止原因,性质,紧急\n");
      for (int i = 0; i < rows; i++) {
        LocalDate day = from.plusDays(pick(byDay));
        written.add(day);
        row(out, i, day, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return written;
  }

  private int pick(double[] cumulative) {
    double at = random.nextDouble() * cumulative[cumulative.length - 1];
    int low = 0;
    int high = cumulative.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void row(Writer out, int number, LocalDate day, LocalDate to) throws IOException {
    Tag leaf = leaves.get(pick(weights));
    boolean last = day.getYear() == to.getYear() && day.getMonth() == to.getMonth();
    boolean outbreak = last && random.nextDouble() < 0.012;
    if (outbreak) {
      leaf = OUTBREAK.apply(taxonomy);
    }
    if (day.getMonthValue() >= 11 || day.getMonthValue() <= 2) {
      leaf = random.nextDouble() < 0.03 ? leaves.get(200) : leaf;
    }
    double stop = random.nextDouble();
    List<Tag> path = taxonomy.path(leaf.code());
    int depth = stop < 0.02 ? 0 : stop < 0.05 ? 1 : stop < 0.1 ? 2 : stop < 0.2 ? 3 : 4;
    SeedMessage message = messages.get(random.nextInt(messages.size()));
    String title = outbreak ? "停水两天没人管" : message.title();
    String body = outbreak ? outbreak() : message.body();
    StringBuilder line = new StringBuilder();
    line.append(number + 1).append(',').append(date(day)).append(',');
    line.append(DISTRICTS.get((int) (DISTRICTS.size() * Math.pow(random.nextDouble(), 1.6))))
        .append(',');
    line.append(OFFICES.get(Integer.parseInt(leaf.code().substring(0, 2)) % OFFICES.size()))
        .append(',');
    line.append(quoted(title)).append(',').append(quoted(body)).append(',');
    line.append(depth == 0 ? "" : path.get(depth - 1).code() + "\t");
    for (int level = 1; level <= 4; level++) {
      line.append(',').append(level <= depth ? quoted(path.get(level - 1).name()) : "");
    }
    line.append(',').append(depth == 4 ? "" : depth == 0 ? "没有可分类的文字" : "下一级把握不足");
    line.append(',').append(nature()).append(',').append(random.nextDouble() < 0.06 ? "是" : "否");
    out.write(line.append('\n').toString());
  }

  private String outbreak() {
    return "翠湖花园小区从前天晚上起一直停水，"
        + List.of("物业和自来水公司互相推", "打了几次电话都说在抢修", "老人上下楼提水很吃力").get(random.nextInt(3))
        + "，请尽快恢复供水并说明原因，联系电话1380013"
        + (1000 + random.nextInt(9000))
        + "。";
  }

  private String nature() {
    double at = random.nextDouble();
    return NATURES.get(
        IntStream.range(0, NATURES.size())
            .filter(i -> at < NATURE_SHARES[i])
            .findFirst()
            .orElseThrow());
  }

  private String date(LocalDate day) {
    int way = random.nextInt(FORMATS.size() + 1);
    return way < FORMATS.size()
        ? FORMATS.get(way).format(day)
        : (day.toEpochDay() + 25_569) + (random.nextBoolean() ? "" : ".375");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  /** Writes a table to look at: FILE ROWS FROM TO. */
  public static void main(String[] args) {
    new InventedMonths(7)
        .write(
            Path.of(args[0]),
            Integer.parseInt(args[1]),
            LocalDate.parse(args[2]),
            LocalDate.parse(args[3]));
  }
}
