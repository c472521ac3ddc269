/**
 * Design standards of roads and railways, as data.
 *
 * <p>{@link org.thalweg.standard.DesignStandard} is what the engine and the audit read: SI units, ratios.
 * {@link org.thalweg.standard.StandardPresets} loads the presets, data files in engineers' units (km/h, permil, mm) in
 * which each number is a {@link org.thalweg.standard.Figure}: with its source, and with a mark when it was recalled or
 * chosen and not checked against a standard's text. A {@link org.thalweg.standard.StandardPreset} takes overrides by key
 * and turns into the standard.
 *
 * <p>Sources of the rules themselves: SNiP 2.05.02-85 and its successor SP 34.13330 for roads; SP 119.13330 and STN
 * Ts-01-95 for 1520 mm railways; Bane NOR's technical rules, EBO and TSI INF for 1435 mm.
 */
package org.thalweg.standard;
