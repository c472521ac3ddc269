package org.thalweg.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.thalweg.alignment.HorizontalAlignment;
import org.thalweg.alignment.PointOfIntersection;
import org.thalweg.alignment.Pvi;
import org.thalweg.alignment.StructureSpan;
import org.thalweg.alignment.VerticalAlignment;
import org.thalweg.standard.Structure;
import org.thalweg.terrain.Terrain;
import org.thalweg.territory.Site;

/** What a plan line's streams cost and close, against bills of the whole line with and without them. */
class StreamPricesTest {
    private static final Terrain GROUND = (x, y) -> 100 + 2 * StrictMath.sin(x / 130) + 0.01 * (y - 1500);

    private static HorizontalAlignment winding(Random random) {
        List<PointOfIntersection> points = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            points.add(new PointOfIntersection(600 + 700 * i, 1400 + 300 * random.nextDouble(), i == 0 || i == 4 ? 0 : 400, 0, 0));
        }
        return HorizontalAlignment.of(points);
    }

    /** Streams that run from north to south on cells, every third of them one that needs an opening. */
    private static Site streams(Random random) {
        Site site = Standards.open(0, 3000, 30, 201, 101);
        byte[] stream = new byte[site.stream().length];
        for (int k = 0; k < 9; k++) {
            double column = 25 + 13 * k + 4 * random.nextDouble();
            double drift = random.nextDouble() - 0.5;
            for (int row = 0; row < 101; row++) {
                stream[row * 201 + (int) (column + drift * (row - 50))] = (byte) (k % 3 == 0 ? 2 : 1);
            }
        }
        return new Site(site.frame(), site.room(), site.surcharge(), site.water(), site.formation(), stream);
    }

    private static PricedLine bill(HorizontalAlignment plan, double z, Structure structure, Site site) {
        VerticalAlignment level = new VerticalAlignment(List.of(new Pvi(0, z, 0), new Pvi(plan.length(), z, 0)));
        return Pricing.of(plan, level, List.of(new StructureSpan(structure, 0, plan.length())), pricer(site));
    }

    private static SectionPricer pricer(Site site) {
        return new SectionPricer(GROUND, site, Standards.rail(), Standards.rates());
    }

    @Test
    void culvertsAreTheBillsWithStreamsLessThatWithout() {
        Site dry = Standards.open(0, 3000, 30, 201, 101);
        for (long seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            HorizontalAlignment plan = winding(random);
            Site site = streams(random);
            StreamPrices prices = StreamPrices.along(plan, pricer(site));
            assertThat(prices.reaches()).as("seed %d", seed).hasSizeGreaterThan(4);
            for (Structure structure : List.of(Structure.EARTHWORK, Structure.WALL)) {
                double[] sum = new double[4];
                for (StreamPrices.Reach reach : prices.reaches()) {
                    double[] each = prices.culvert(reach, structure, 95, 3, 4);
                    for (int k = 0; k < 4; k++) {
                        sum[k] += each[k];
                    }
                }
                for (int k = 0; k < 4; k++) {
                    double with = bill(plan, 95 + 3 * k, structure, site).bill().total().doubleValue();
                    double without = bill(plan, 95 + 3 * k, structure, dry).bill().total().doubleValue();
                    // The culverts' length is rounded to three decimals, the amounts of both items to cents.
                    double rounding = 0.0005 * Standards.rates().culvertPerM() + 0.0101;
                    assertThat(sum[k]).as("seed %d, %s", seed, structure).isCloseTo(with - without, within(rounding));
                }
            }
        }
    }

    @Test
    void openingsAreWhatTheBillCannotBuildAsEarthwork() {
        for (long seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            HorizontalAlignment plan = winding(random);
            Site site = streams(random);
            // Above all ground, and no higher than a bank may be.
            List<StructureSpan> shut = bill(plan, 106, Structure.EARTHWORK, site).unbuildable();
            List<StreamPrices.Reach> open = StreamPrices.along(plan, pricer(site)).reaches().stream()
                    .filter(StreamPrices.Reach::opening).toList();
            assertThat(open).as("seed %d", seed).isNotEmpty();
            assertThat(shut).as("seed %d", seed).hasSameSizeAs(open);
            for (int i = 0; i < open.size(); i++) {
                assertThat(shut.get(i).from()).isCloseTo(open.get(i).from(), within(1e-9));
                assertThat(shut.get(i).to()).isCloseTo(open.get(i).to(), within(1e-9));
            }
        }
    }
}
