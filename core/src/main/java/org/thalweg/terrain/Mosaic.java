package org.thalweg.terrain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sheets of one reference system whose cells lie on one grid, such as neighbouring tiles, taken as one raster: so that
 * heights are interpolated across their seams. Where sheets overlap the first counts, and later ones fill its voids.
 */
final class Mosaic {
    /** Sheets whose cells are this far off a common grid are still taken to lie on it (cells). */
    private static final double OFF_GRID = 0.01;

    /** A mosaic wider or higher than this is not made (cells): one raster for each sheet is cheaper. */
    private static final long WIDEST = 4_000_000;

    /** No ground on Earth is lower or higher (m): Challenger Deep -10 935, Everest 8 849. */
    private static final float LOWEST = -11_500;

    private static final float HIGHEST = 9_000;

    private final List<Sheet> sheets;
    private final RasterFrame frame;
    /** First column and row of each sheet in the mosaic: column of sheet i at 2 i, row at 2 i + 1. */
    private final int[] origins;

    private Mosaic(List<Sheet> sheets, RasterFrame frame) {
        this.sheets = sheets;
        this.frame = frame;
        this.origins = new int[2 * sheets.size()];
        for (int i = 0; i < sheets.size(); i++) {
            origins[2 * i] = (int) Math.round((sheets.get(i).frame().x0() - frame.x0()) / frame.dx());
            origins[2 * i + 1] = (int) Math.round((sheets.get(i).frame().y0() - frame.y0()) / frame.dy());
        }
    }

    /**
     * Joins sheets that follow one another and lie on one grid.
     *
     * @param sheets the sheets, those that count first
     * @return the mosaics, in the same order
     */
    static List<Mosaic> join(List<Sheet> sheets) {
        List<Mosaic> mosaics = new ArrayList<>();
        List<Sheet> together = new ArrayList<>();
        RasterFrame frame = sheets.get(0).frame();
        for (Sheet sheet : sheets) {
            RasterFrame wider = together.isEmpty() ? sheet.frame() : union(frame, sheet.frame());
            if (wider == null) {
                mosaics.add(new Mosaic(List.copyOf(together), frame));
                together.clear();
                wider = sheet.frame();
            }
            together.add(sheet);
            frame = wider;
        }
        mosaics.add(new Mosaic(List.copyOf(together), frame));
        return mosaics;
    }

    /** The frame that holds both, or null where they are not on one grid. */
    private static RasterFrame union(RasterFrame a, RasterFrame b) {
        double offX = (b.x0() - a.x0()) / a.dx();
        double offY = (b.y0() - a.y0()) / a.dy();
        double left = Math.min(0, Math.rint(offX));
        double top = Math.min(0, Math.rint(offY));
        double columns = Math.max(a.columns(), Math.rint(offX) + b.columns()) - left;
        double rows = Math.max(a.rows(), Math.rint(offY) + b.rows()) - top;
        boolean sameGrid = a.crs().equals(b.crs())
                && Math.abs(a.dx() - b.dx()) * b.columns() < OFF_GRID * a.dx()
                && Math.abs(a.dy() - b.dy()) * b.rows() < OFF_GRID * Math.abs(a.dy())
                && Math.abs(offX - Math.rint(offX)) < OFF_GRID
                && Math.abs(offY - Math.rint(offY)) < OFF_GRID;
        if (!sameGrid || columns > WIDEST || rows > WIDEST) {
            return null;
        }
        return new RasterFrame(a.x(left), a.y(top), a.dx(), a.dy(), (int) columns, (int) rows, a.crs());
    }

    RasterFrame frame() {
        return frame;
    }

    Projection projection() {
        return sheets.get(0).projection();
    }

    /** How many cells across make one wanted cell: from two on, they are averaged. */
    int step(double cell) {
        double finest = sheets.get(0).groundCell();
        return (int) Math.min(10_000, Math.max(1, Math.floor(cell / finest * 1.001)));
    }

    /** Whether a position lies on one of the sheets. */
    boolean covers(double u, double v) {
        for (int i = 0; i < sheets.size(); i++) {
            if (sheets.get(i).covers(u - origins[2 * i], v - origins[2 * i + 1])) {
                return true;
            }
        }
        return false;
    }

    /**
     * Reads a window.
     *
     * @param window cells of the mosaic
     * @param step side of the blocks that are averaged
     * @return heights (m), NaN in voids and off the sheets
     * @throws RasterException if a file is damaged or holds a height that is not of this Earth
     */
    Raster read(RasterWindow window, int step) throws RasterException {
        RasterGather gather = new RasterGather(sheets.get(0).file().name(), frame, window, step);
        for (int i = 0; i < sheets.size(); i++) {
            Sheet sheet = sheets.get(i);
            int left = Math.max(window.column() - origins[2 * i], 0);
            int top = Math.max(window.row() - origins[2 * i + 1], 0);
            int right = Math.min(window.column() + window.columns() - origins[2 * i], sheet.frame().columns());
            int bottom = Math.min(window.row() + window.rows() - origins[2 * i + 1], sheet.frame().rows());
            if (left >= right || top >= bottom) {
                continue;
            }
            int column0 = origins[2 * i];
            int row0 = origins[2 * i + 1];
            sheet.file().scan(sheet.level(), new RasterWindow(left, top, right - left, bottom - top),
                    (row, column, heights, count) -> {
                        checkHeights(sheet, row, column, heights, count);
                        gather.put(row + row0, column + column0, heights, count);
                    });
            gather.endFile();
        }
        return gather.finish();
    }

    private static void checkHeights(Sheet sheet, int row, int column, float[] heights, int count)
            throws RasterException {
        for (int i = 0; i < count; i++) {
            if (heights[i] < LOWEST || heights[i] > HIGHEST) {
                throw new RasterException(String.format(Locale.ROOT,
                        "%s: the height in row %d, column %d is %s m, and no ground lies below %.0f or above %.0f; "
                                + "if it marks a void say so with gdal_translate -a_nodata, and give heights in metres",
                        sheet.file().name(), row + 1, column + i + 1, heights[i], LOWEST, HIGHEST));
            }
        }
    }
}
