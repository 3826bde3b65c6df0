package org.minyi.cli.report.tagged;

/**
 * Why a row, or a part of what it says, is not among the figures. The order is that of the page.
 */
enum LeftOut {
  /** It could not be read; it counts nowhere. */
  BROKEN_ROW,
  /** Its file has no column for tags. */
  NO_TAG_COLUMN,
  /** It has neither a tag nor a reason for having none: the file is tagged in part. */
  NOT_TAGGED,
  /** Its code is unknown, and the file has no names for it. */
  UNKNOWN_CODE,
  /** There are too many different tags for a taxonomy. */
  TOO_MANY_TAGS,
  /** It counts, by the name in the file, but its code is not in the taxonomy. */
  FOREIGN_TAG,
  /** It counts, by the name in the taxonomy, but the file has another one. */
  RENAMED_TAG,
  /** Its file has no column for dates. */
  NO_DATE_COLUMN,
  /** Its date is empty. */
  DATE_MISSING,
  /** Its date cannot be read. */
  DATE_UNREADABLE,
  /** Its date is before 2000. */
  DATE_TOO_EARLY,
  /** Its date is in the future. */
  DATE_IN_FUTURE,
  /** One of its group columns has too many different values. */
  TOO_MANY_VALUES
}
