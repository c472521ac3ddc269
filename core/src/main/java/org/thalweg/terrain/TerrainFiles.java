package org.thalweg.terrain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes one terrain on a projected grid from raster files. Neighbouring tiles are joined before heights are
 * interpolated; where files overlap the first counts, and later ones fill its voids.
 *
 * <p>Heights are interpolated bilinearly in the file's own grid, with the rule of {@link Raster#sample} for voids; files
 * at least twice as fine as the grid are averaged over blocks first, from their overviews where they have them. The
 * grid lies on the cells of the first file where that file has the wanted reference system and cell, so that its heights
 * come through unchanged; else its cells' edges are at whole multiples of the cell.
 */
public final class TerrainFiles {
    /** Sides of a cell that are taken when none is asked for (m), times powers of ten. */
    private static final double[] ROUND = {1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 9, 10};

    private final Projection target;
    private final List<Sheet> sheets;
    private final GridFrame frame;
    private final float[] heights;
    private final BitSet coverage;

    private TerrainFiles(Projection target, List<Sheet> sheets, GridFrame frame) {
        this.target = target;
        this.sheets = sheets;
        this.frame = frame;
        this.heights = new float[frame.size()];
        Arrays.fill(heights, Float.NaN);
        this.coverage = new BitSet(frame.size());
    }

    /**
     * Loads a terrain.
     *
     * @param files the rasters, those that count first
     * @param epsgOrNull reference system of the grid, as {@code EPSG:n}, projected and in metres; null for the first
     *     file's own, or the UTM zone of its middle where that is in degrees
     * @param cellOrNaN side of a cell (m); NaN for that of the finest file on the ground, rounded
     * @param envelopeXYOrNull lowest x, lowest y, highest x, highest y (m) of the area wanted, in the grid's reference
     *     system; null for all that the files cover
     * @param fillVoids whether voids that ground encloses are filled, as {@link VoidFill} does it
     * @return the terrain: no larger than the area wanted, NaN where no file has a height
     * @throws RasterException in one plain sentence if a file is missing, damaged or of a kind that is not read; if
     *     no file covers any of the area, or all of it is void; if the grid would have more than
     *     {@link RasterFile#MAX_CELLS} cells
     */
    public static LoadedTerrain load(
            List<Path> files, String epsgOrNull, double cellOrNaN, double[] envelopeXYOrNull, boolean fillVoids)
            throws RasterException {
        Optional<double[]> area = Optional.ofNullable(envelopeXYOrNull);
        checkArguments(files, cellOrNaN, area);
        List<RasterFile> opened = new ArrayList<>();
        try {
            for (Path file : files) {
                opened.add(RasterFile.open(file));
            }
            Projection target = target(opened, epsgOrNull);
            List<Sheet> all = new ArrayList<>();
            for (RasterFile file : opened) {
                all.add(Sheet.of(file, Optional.of(target)));
            }
            TerrainFiles terrain = lay(target, all, cellOrNaN, area);
            return terrain.finish(all, fillVoids);
        } finally {
            for (RasterFile file : opened) {
                file.close();
            }
        }
    }

    private static void checkArguments(List<Path> files, double cell, Optional<double[]> area) throws RasterException {
        if (files.isEmpty()) {
            throw new RasterException("the terrain names no files; name at least one raster");
        }
        if (!Double.isNaN(cell) && !(cell >= 0.01 && cell <= 1e5)) {
            throw new RasterException("the terrain's cell is " + cell + " m; give one from 0.01 to 100000 m");
        }
        if (area.isPresent()) {
            double[] a = area.get();
            if (a.length != 4 || !(a[0] < a[2]) || !(a[1] < a[3]) || !Double.isFinite(a[2] - a[0] + a[3] - a[1])) {
                throw new IllegalArgumentException("an area is lowest x, lowest y, highest x, highest y: "
                        + Arrays.toString(a));
            }
        }
    }

    private static Projection target(List<RasterFile> files, String epsgOrNull) throws RasterException {
        Projection target;
        if (epsgOrNull != null) {
            try {
                target = Projection.of(epsgOrNull);
            } catch (IllegalArgumentException e) {
                throw new RasterException(e.getMessage(), e);
            }
        } else {
            Sheet first = Sheet.of(files.get(0), Optional.empty());
            target = first.projection();
            if (!target.isMetric()) {
                RasterFrame frame = first.frame();
                double[] middle = target.inverse(frame.x((frame.columns() - 1) / 2.0), frame.y((frame.rows() - 1) / 2.0));
                target = utmOf(first, middle);
            }
        }
        if (!target.isMetric()) {
            throw new RasterException("the terrain's reference system " + target.code()
                    + " is not in metres; name a projected one such as EPSG:32638");
        }
        return target;
    }

    private static Projection utmOf(Sheet sheet, double[] middle) throws RasterException {
        try {
            return Projection.of(Projection.utmZoneOf(middle[0], middle[1]));
        } catch (IllegalArgumentException e) {
            throw new RasterException(sheet.file().name() + ": " + e.getMessage(), e);
        }
    }

    /** Chooses sheets, cell and frame. */
    private static TerrainFiles lay(Projection target, List<Sheet> all, double cellOrNaN, Optional<double[]> area)
            throws RasterException {
        List<Sheet> useful = new ArrayList<>();
        double[] box = null;
        for (Sheet sheet : all) {
            Optional<double[]> extent = sheet.extent(target, area);
            if (extent.isPresent()) {
                useful.add(sheet);
                box = box == null ? extent.get() : union(box, extent.get());
            }
        }
        if (box == null) {
            throw outside(target, all, area);
        }
        double ground = useful.stream().mapToDouble(Sheet::groundCell).min().orElseThrow();
        Sheet first = useful.get(0);
        boolean square = Math.abs(first.frame().dx() + first.frame().dy()) < 1e-6 * first.frame().dx();
        boolean ownGrid = first.projection().code().equals(target.code()) && square && useful.stream()
                .allMatch(sheet -> sheet.groundCell() > 0.999 * first.groundCell());
        double cell = !Double.isNaN(cellOrNaN) ? cellOrNaN : ownGrid ? first.frame().dx() : round(ground);
        ownGrid &= Math.abs(cell - first.frame().dx()) < 1e-9 * cell;
        // Cell centres: on the first file's, or half a cell from the multiples of the cell.
        double originX = ownGrid ? first.frame().x0() : cell / 2;
        double originY = ownGrid ? first.frame().y0() : cell / 2;
        GridFrame frame = frame(box, area, cell, originX, originY);
        List<Sheet> levels = useful.stream().map(sheet -> sheet.forCell(cell)).toList();
        return new TerrainFiles(target, levels, frame);
    }

    private static RasterException outside(Projection target, List<Sheet> all, Optional<double[]> area) {
        String where = area.map(a -> String.format(Locale.ROOT, "x %.0f to %.0f, y %.0f to %.0f in %s (near %s)",
                a[0], a[2], a[1], a[3], target.code(), degrees(target, a))).orElse(target.code());
        return new RasterException(all.stream().map(s -> s.file().name() + " lies at " + s.place())
                .collect(Collectors.joining("; ")) + ": nothing of it is in the area of the study, " + where
                + "; check the files' and the scenario's crs, and the gates");
    }

    private static String degrees(Projection target, double[] area) {
        double[] middle = target.inverse((area[0] + area[2]) / 2, (area[1] + area[3]) / 2);
        return String.format(Locale.ROOT, "%.3f E %.3f N", middle[0], middle[1]);
    }

    private static double[] union(double[] a, double[] b) {
        return new double[] {
            Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])
        };
    }

    /** The figure of {@link #ROUND} whose ratio to a length is nearest to one. */
    static double round(double length) {
        double power = 1;
        while (length / power >= 10) {
            power *= 10;
        }
        while (length / power < 1) {
            power /= 10;
        }
        double best = ROUND[0];
        for (double figure : ROUND) {
            boolean nearer = Math.abs(StrictMath.log(figure * power / length))
                    < Math.abs(StrictMath.log(best * power / length));
            best = nearer ? figure : best;
        }
        return best * power;
    }

    /** The grid of a box; one cell more on each side where the area wanted ends and the files may go on. */
    private static GridFrame frame(double[] box, Optional<double[]> area, double cell, double originX, double originY)
            throws RasterException {
        double left = first(box[0], cell, originX);
        double right = last(box[2], cell, originX);
        double bottom = first(box[1], cell, originY);
        double top = last(box[3], cell, originY);
        if (area.isPresent()) {
            // Outwards, so that a point at the area's very edge lies between cell centres.
            left -= box[0] == area.get()[0] ? 1 : 0;
            right += box[2] == area.get()[2] ? 1 : 0;
            bottom -= box[1] == area.get()[1] ? 1 : 0;
            top += box[3] == area.get()[3] ? 1 : 0;
        }
        double columns = right - left + 1;
        double rows = top - bottom + 1;
        if (columns < 2 || rows < 2) {
            throw new RasterException(String.format(Locale.ROOT,
                    "the terrain's grid would have %.0f x %.0f cells of %s m; use a finer cell or larger files",
                    columns, rows, cell));
        }
        if (columns * rows > RasterFile.MAX_CELLS) {
            throw new RasterException(String.format(Locale.ROOT,
                    "the terrain's grid would have %.0f x %.0f cells of %s m, more than %d million; use a coarser cell "
                            + "(from %.0f m) or name a smaller area",
                    columns, rows, cell, RasterFile.MAX_CELLS / 1_000_000,
                    Math.ceil(cell * Math.sqrt(columns * rows / RasterFile.MAX_CELLS))));
        }
        return new GridFrame(originX + left * cell, originY + top * cell, cell, (int) columns, (int) rows);
    }

    /** Number of the first cell centre at or after a place; rounding may not push it on. */
    private static double first(double place, double cell, double origin) {
        return Math.ceil((place - origin) / cell - 1e-6);
    }

    private static double last(double place, double cell, double origin) {
        return Math.floor((place - origin) / cell + 1e-6);
    }

    private LoadedTerrain finish(List<Sheet> all, boolean fillVoids) throws RasterException {
        for (Mosaic mosaic : Mosaic.join(sheets)) {
            add(mosaic);
        }
        int voids = 0;
        int empty = 0;
        for (int i = 0; i < heights.length; i++) {
            if (Float.isNaN(heights[i])) {
                empty++;
                voids += coverage.get(i) ? 1 : 0;
            }
        }
        if (empty == heights.length) {
            throw new RasterException(sheets.stream().map(s -> s.file().name()).collect(Collectors.joining(", "))
                    + ": all " + voids + " cells in the area of the study are void; use a file that has heights there");
        }
        VoidFill.Filled filled =
                fillVoids ? VoidFill.fill(frame, heights, coverage) : new VoidFill.Filled(0, 0);
        return new LoadedTerrain(new GridTerrain(frame, heights), voids, target.code(),
                note(all, voids, filled, fillVoids), filled.cells());
    }

    /** Gives heights to the cells that have none yet. */
    private void add(Mosaic mosaic) throws RasterException {
        int step = mosaic.step(frame.cell());
        PixelLattice lattice = PixelLattice.of(frame, target, mosaic.frame(), mosaic.projection());
        Optional<RasterWindow> window = lattice.window(step + 1);
        if (window.isEmpty()) {
            return;
        }
        Raster raster = mosaic.read(window.get(), step);
        double shift = (step - 1) / 2.0;
        double[] place = new double[2];
        for (int row = 0; row < frame.rows(); row++) {
            for (int column = 0; column < frame.columns(); column++) {
                int cell = row * frame.columns() + column;
                if (!Float.isNaN(heights[cell])) {
                    continue;
                }
                lattice.at(column, row, place);
                heights[cell] = (float) raster.sample((place[0] - window.get().column() - shift) / step,
                        (place[1] - window.get().row() - shift) / step);
                if (Float.isNaN(heights[cell]) && mosaic.covers(place[0], place[1])) {
                    coverage.set(cell);
                }
            }
        }
    }

    private String note(List<Sheet> all, int voids, VoidFill.Filled filled, boolean fillVoids) {
        StringBuilder note = new StringBuilder();
        note.append(sheets.stream().map(s -> s.file().name() + " (" + s.projection().code() + ")")
                .collect(Collectors.joining(", ")));
        note.append(String.format(Locale.ROOT, " on a grid of %d x %d cells of %s m in %s, bilinear.",
                frame.columns(), frame.rows(), plain(frame.cell()), target.code()));
        if (all.size() > sheets.size()) {
            note.append(String.format(Locale.ROOT, " %d of %d files lie outside the area.", all.size() - sheets.size(),
                    all.size()));
        }
        if (voids > 0) {
            note.append(String.format(Locale.ROOT, " %d void cells (%.3f %%), %s.", voids,
                    100.0 * voids / frame.size(), fillVoids
                            ? filled.cells() + " of them filled by interpolation from their rims, up to "
                                    + filled.largest() + " in one piece"
                            : "not filled"));
        }
        all.stream().map(Sheet::assumed).filter(text -> !text.isEmpty()).forEach(text -> note.append(' ').append(text));
        return note.toString();
    }

    private static String plain(double cell) {
        return cell == Math.rint(cell) ? String.valueOf((long) cell) : String.valueOf(cell);
    }
}
