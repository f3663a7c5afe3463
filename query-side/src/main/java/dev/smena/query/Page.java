package dev.smena.query;

import java.util.List;

/**
 * A part of a list.
 *
 * @param total how many items there are in all
 * @param offset how many stand before this part
 * @param limit how many this part may have
 */
public record Page<T>(List<T> items, long total, int offset, int limit) {}
