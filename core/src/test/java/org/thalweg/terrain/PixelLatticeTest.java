package org.thalweg.terrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PixelLatticeTest {
    /** Interpolated positions against the projection itself, at random cells. */
    private static double worst(GridFrame grid, String gridCrs, RasterFrame raster, int seed) {
        Projection from = Projection.of(gridCrs);
        Projection to = Projection.of(raster.crs().orElseThrow());
        PixelLattice lattice = PixelLattice.of(grid, from, raster, to);
        Random random = new Random(seed);
        double worst = 0;
        double[] exact = new double[2];
        double[] nearly = new double[2];
        for (int k = 0; k < 5000; k++) {
            int c = random.nextInt(grid.columns());
            int r = random.nextInt(grid.rows());
            PixelLattice.toPixel(grid.x(c), grid.y(r), from, raster, to, exact);
            lattice.at(c, r, nearly);
            worst = Math.max(worst, Math.max(Math.abs(exact[0] - nearly[0]), Math.abs(exact[1] - nearly[1])));
        }
        return worst;
    }

    private static RasterFrame degrees(double west, double north, double step, int n) {
        return new RasterFrame(west, north, step, -step, n, n, Optional.of("EPSG:4326"));
    }

    @Test
    void interpolatedPositionsAreGoodToAHundredthOfAPixel() {
        // A mountain case, a coarse grid over a whole zone, high latitudes, and one projected system in another.
        RasterFrame laea = new RasterFrame(4_000_000, 3_000_000, 25, -25, 4000, 4000, Optional.of("EPSG:3035"));
        assertThat(worst(new GridFrame(600_000, 4_320_000, 30, 1333, 1200), "EPSG:32638",
                degrees(46, 39, 1 / 3600.0, 3601), 1)).isLessThan(0.01);
        assertThat(worst(new GridFrame(200_000, 4_900_000, 1000, 600, 800), "EPSG:32638",
                degrees(41, 45, 1 / 1200.0, 9601), 2)).isLessThan(0.01);
        assertThat(worst(new GridFrame(400_000, 8_900_000, 50, 3000, 3000), "EPSG:32633",
                degrees(10, 81, 1 / 3600.0, 20_000), 3)).isLessThan(0.01);
        assertThat(worst(new GridFrame(300_000, 5_300_000, 25, 2000, 2000), "EPSG:32632", laea, 4)).isLessThan(0.01);
    }

    @Test
    void crossesTheAntimeridian() {
        RasterFrame fiji = degrees(179, -16, 1 / 1200.0, 2400);
        Projection utm = Projection.of("EPSG:32760");
        double[] place = new double[2];
        double[] east = utm.forward(-179.5, -17);
        PixelLattice.toPixel(east[0], east[1], utm, fiji, Projection.of("EPSG:4326"), place);
        assertThat(place[0]).isCloseTo(1.5 * 1200, org.assertj.core.api.Assertions.within(1e-3));
    }
}
