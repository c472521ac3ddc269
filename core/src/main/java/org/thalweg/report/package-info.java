/**
 * A study as one page that planners read, print and pass on: {@link org.thalweg.report.HtmlReport}.
 *
 * <p><b>Goal.</b> One self-contained HTML file: no network, no script, readable on paper, on a desk and on a phone. Every
 * number comes from the study; nothing is computed here that {@code study.json} and {@code stations.csv} do not hold,
 * besides sums, shares and rates per kilometre.
 *
 * <p><b>Method.</b> Figures are inline SVG; the hillshade and the corridor band are PNG images inside it, defined once and
 * used by every map. Each figure is drawn twice, for a wide page and for a narrow one, and the style sheet shows one of
 * them: text keeps a readable size on both. {@code Labels} keeps labels off each other. The report of the same study has
 * the same bytes.
 *
 * <p><b>Terms.</b> {@code Canvas} works in user units, one unit a CSS pixel at the layout's own width. {@code Window} maps
 * grid coordinates to them.
 *
 * <p><b>Source.</b> Colours: Okabe and Ito, Color Universal Design (2008), distinguishable with every kind of colour
 * vision. Hillshade: Horn's slope (1981), light from the north-west at 45 degrees. Contours: marching squares.
 */
package org.thalweg.report;
