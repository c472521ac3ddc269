package org.thalweg.terrain;

import java.util.Locale;
import java.util.Optional;

/**
 * One raster file as a sheet of the terrain to be made: the level of it that is used, and its reference system.
 *
 * @param file the opened file
 * @param level level of the file that is used
 * @param frame frame of that level, with a reference system
 * @param projection that system's projection
 * @param assumed what was assumed for want of word from the file; empty where nothing was
 */
record Sheet(RasterFile file, int level, RasterFrame frame, Projection projection, String assumed) {
    /** Points looked at along each side of a sheet, and of an area, to see whether they overlap. */
    private static final int PROBES = 33;

    /**
     * A file's full resolution as a sheet. A file without a reference system (an ASCII grid) is taken to be in the
     * wanted one; or in WGS 84 degrees, if its numbers look like degrees: within the globe's, with cells below 0.05.
     *
     * @param file the opened file
     * @param wanted reference system of the terrain, if it was named
     * @return the sheet
     * @throws RasterException if its reference system is not known here
     */
    static Sheet of(RasterFile file, Optional<Projection> wanted) throws RasterException {
        RasterFrame frame = file.frame(0);
        String assumed = "";
        String code;
        if (frame.crs().isPresent()) {
            code = frame.crs().get();
        } else if (looksLikeDegrees(frame)) {
            code = "EPSG:4326";
            assumed = file.name() + " names no reference system; its numbers were taken for WGS 84 degrees.";
        } else if (wanted.isPresent()) {
            code = wanted.get().code();
            assumed = file.name() + " names no reference system; that of the scenario, " + code + ", was taken.";
        } else {
            throw new RasterException(file.name() + ": names no reference system; name it in the scenario, as in "
                    + "crs: EPSG:32638");
        }
        try {
            Sheet sheet = new Sheet(file, 0, frame.withCrs(code), Projection.of(code), assumed);
            sheet.checkPlace();
            return sheet;
        } catch (IllegalArgumentException e) {
            throw new RasterException(file.name() + ": " + e.getMessage() + "; or bring the file to a known one with "
                    + "gdalwarp -t_srs", e);
        }
    }

    private static boolean looksLikeDegrees(RasterFrame frame) {
        double[] b = frame.bounds();
        return b[0] >= -181 && b[2] <= 361 && b[1] >= -91 && b[3] <= 91 && frame.dx() < 0.05
                && Math.abs(frame.dy()) < 0.05;
    }

    private void checkPlace() throws RasterException {
        double[] b = frame.bounds();
        boolean onGlobe = b[0] >= -540 && b[2] <= 540 && b[1] >= -91 && b[3] <= 91;
        if ((projection.isGeographic() && !onGlobe) || !(groundCell() >= 0.01)) {
            throw new RasterException(String.format(Locale.ROOT,
                    "%s: lies at %s with cells of %s x %s, which does not go together; correct its reference system "
                            + "with gdal_translate -a_srs",
                    file.name(), place(), frame.dx(), Math.abs(frame.dy())));
        }
    }

    /** The coarsest level whose cells are no larger on the ground than those wanted, if any is. */
    Sheet forCell(double cell) {
        Sheet best = this;
        for (int i = 1; i < file.levels(); i++) {
            Sheet coarser = new Sheet(file, i, file.frame(i).withCrs(projection.code()), projection, assumed);
            if (coarser.groundCell() <= cell * 1.001) {
                best = coarser;
            }
        }
        return best;
    }

    /** A cell's side on the ground (m), in the middle of the sheet: the root of its area. */
    double groundCell() {
        double area = Math.abs(frame.dx() * frame.dy());
        if (!projection.isGeographic()) {
            return projection.metresPerUnit() * Math.sqrt(area);
        }
        double[] radian = projection.metresPerRadian(frame.y((frame.rows() - 1) / 2.0));
        return Math.toRadians(Math.sqrt(area * radian[0] * radian[1]));
    }

    /**
     * The part of an area that the sheet covers, by probing.
     *
     * @param target the area's projection
     * @param area lowest x, lowest y, highest x, highest y (m) in it; empty for all of the sheet
     * @return the part's box, at most a probe's distance too large and never larger than the area; empty where there
     *     is none
     */
    Optional<double[]> extent(Projection target, Optional<double[]> area) {
        Box box = new Box();
        double[] place = new double[2];
        for (int j = 0; j < PROBES; j++) {
            for (int i = 0; i < PROBES; i++) {
                double[] point = here(target, i, j);
                if (area.isEmpty() || isIn(area.get(), point)) {
                    box.add(point[0], point[1], 0, 0);
                }
            }
        }
        area.ifPresent(a -> probe(target, a, box, place));
        return box.result(area);
    }

    /** A sheet's probe (i, j), from its first cell centre to its last, in the target's coordinates. */
    private double[] here(Projection target, int i, int j) {
        double x = frame.x((frame.columns() - 1) * (double) i / (PROBES - 1));
        double y = frame.y((frame.rows() - 1) * (double) j / (PROBES - 1));
        if (target.code().equals(projection.code())) {
            return new double[] {x, y};
        }
        double[] degrees = projection.inverse(x, y);
        return target.forward(degrees[0], degrees[1]);
    }

    private void probe(Projection target, double[] area, Box box, double[] place) {
        double stepX = (area[2] - area[0]) / (PROBES - 1);
        double stepY = (area[3] - area[1]) / (PROBES - 1);
        for (int j = 0; j < PROBES; j++) {
            for (int i = 0; i < PROBES; i++) {
                double x = area[0] + i * stepX;
                double y = area[1] + j * stepY;
                PixelLattice.toPixel(x, y, target, frame, projection, place);
                if (covers(place[0], place[1])) {
                    box.add(x, y, stepX, stepY);
                }
            }
        }
    }

    private static boolean isIn(double[] area, double[] point) {
        return point[0] >= area[0] && point[0] <= area[2] && point[1] >= area[1] && point[1] <= area[3];
    }

    /** Whether a pixel position lies on the sheet. */
    boolean covers(double u, double v) {
        return u >= -0.5 && v >= -0.5 && u <= frame.columns() - 0.5 && v <= frame.rows() - 0.5;
    }

    /** Where the sheet lies, in words. */
    String place() {
        double[] b = frame.bounds();
        String form = projection.isGeographic() ? "%.4f to %.4f E, %.4f to %.4f N" : "x %.0f to %.0f, y %.0f to %.0f";
        return String.format(Locale.ROOT, form + " (%s)", b[0], b[2], b[1], b[3], projection.code());
    }

    /** A box that grows. */
    private static final class Box {
        private double left = Double.POSITIVE_INFINITY;
        private double bottom = Double.POSITIVE_INFINITY;
        private double right = Double.NEGATIVE_INFINITY;
        private double top = Double.NEGATIVE_INFINITY;

        void add(double x, double y, double marginX, double marginY) {
            if (Double.isFinite(x) && Double.isFinite(y)) {
                left = Math.min(left, x - marginX);
                right = Math.max(right, x + marginX);
                bottom = Math.min(bottom, y - marginY);
                top = Math.max(top, y + marginY);
            }
        }

        Optional<double[]> result(Optional<double[]> limits) {
            if (left > right) {
                return Optional.empty();
            }
            if (limits.isEmpty()) {
                return Optional.of(new double[] {left, bottom, right, top});
            }
            double[] l = limits.get();
            return Optional.of(new double[] {
                Math.max(left, l[0]), Math.max(bottom, l[1]), Math.min(right, l[2]), Math.min(top, l[3])
            });
        }
    }
}
