package org.thalweg.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.section.PlaneSection;
import org.thalweg.section.SectionQuantities;
import org.thalweg.standard.DesignStandard;
import org.thalweg.standard.SideSlopes;
import org.thalweg.standard.Structure;

class PlanePricesTest {
    private static final double NONE = Double.POSITIVE_INFINITY;

    /** DESIGN section 6: h* = (-b + sqrt(b^2 + 4 m c_s/c_e)) / (2 m), and with land m c_e h^2 + (b c_e + 2 m c_l) h = c_s. */
    @ParameterizedTest
    @CsvSource({"8, 1.5, 12, 15000, 0", "8, 1.5, 12, 25000, 0", "15, 1.5, 12, 25000, 0", "8, 1.5, 12, 15000, 20", "11, 1.75, 9, 20000, 7"})
    void fillGivesWayToBridgeAtTheBreakEvenHeight(double b, double m, double earth, double structure, double land) {
        DesignStandard standard = Standards.rail(b, new SideSlopes(m, m, m, 1000, NONE, 0, 500));
        PlanePrices prices = PlanePrices.of(standard, Standards.bare(earth, structure, land));
        double linear = b * earth + 2 * m * land;
        // The bridge's deck is 6 m wide and pays its land; the platform b of the fill pays too.
        double net = structure + (6 - b) * land;
        double h = (-linear + Math.sqrt(linear * linear + 4 * m * earth * net)) / (2 * m * earth);
        assertThat(prices.best(h - PlanePrices.DEPTH_STEP, 0)).isEqualTo(Structure.EARTHWORK);
        assertThat(prices.best(h + PlanePrices.DEPTH_STEP, 0)).isEqualTo(Structure.BRIDGE);
        double step = 0.01;
        double low = h - 1;
        while (prices.best(low, 0) == Structure.EARTHWORK) {
            low += step;
        }
        // Interpolation between depths 0.5 m apart errs by at most m earth 0.5^2 / 4 per metre: less than 0.01 m of height.
        assertThat(low).isCloseTo(h, within(2 * step));
    }

    @ParameterizedTest
    @CsvSource({"10, 0.5, 20, 20000", "15, 0.5, 20, 30000"})
    void cutGivesWayToTunnelAtTheBreakEvenDepth(double b, double m, double earth, double structure) {
        DesignStandard standard = Standards.rail(b, new SideSlopes(m, m, 1.5, 1000, NONE, 0, 500));
        PlanePrices prices = PlanePrices.of(standard, Standards.bare(earth, structure, 0));
        double h = (-b + Math.sqrt(b * b + 4 * m * structure / earth)) / (2 * m);
        assertThat(h).isBetween(35.0, 43.0);
        assertThat(prices.best(-h + PlanePrices.DEPTH_STEP, 0)).isEqualTo(Structure.EARTHWORK);
        assertThat(prices.best(-h - PlanePrices.DEPTH_STEP, 0)).isEqualTo(Structure.TUNNEL);
    }

    @Test
    void priceIsQuantitiesTimesRates() {
        DesignStandard standard = Standards.rail();
        Rates rates = Standards.rates();
        PlanePrices prices = PlanePrices.of(standard, rates, EarthPrices.of(rates, 1.5));
        SectionQuantities q = PlaneSection.of(standard.platformWidth(), standard.slopes(), -6.5, 0.3);
        double byHand = 1700 + q.cutSoil() * (6 - 1.5) + q.cutRock() * (14 - 1.5) + q.fill() * (5 + 1.5) + q.width() * 3;
        assertThat(prices.price(Structure.EARTHWORK, -6.5, -0.3)).isCloseTo(byHand, within(byHand * 1e-6));
        assertThat(prices.footprint(-6.5, 0.3)).isCloseTo(q.width(), within(1e-5));
    }

    @Test
    void structuresKeepTheirLimits() {
        PlanePrices prices = PlanePrices.of(Standards.rail(), Standards.rates());
        assertThat(prices.price(Structure.TUNNEL, -9, 0)).isInfinite();
        assertThat(prices.price(Structure.TUNNEL, -10, 0)).isEqualTo(18000 + 1700);
        assertThat(prices.price(Structure.TUNNEL, -700, 0)).isEqualTo(18000 + 1700);
        assertThat(prices.price(Structure.EARTHWORK, -81, 0)).isInfinite();
        assertThat(prices.price(Structure.BRIDGE, 20, 0)).isCloseTo(20000 + 1700 + 12, within(0.01));
        assertThat(prices.price(Structure.BRIDGE, 110, 0)).isCloseTo(20000 * 2.6 + 1700 + 12, within(0.01));
        assertThat(prices.price(Structure.BRIDGE, 121, 0)).isInfinite();
        assertThat(prices.price(Structure.BRIDGE, 1, 0.5)).isInfinite();
        assertThat(prices.price(Structure.EARTHWORK, 3, 0.8)).isInfinite();
        assertThat(prices.price(Structure.WALL, 3, 0.8)).isFinite();
    }

    @Test
    void wallIsNeverDearerThanEarthworkAndTheMinimumHolds() {
        PlanePrices prices = PlanePrices.of(Standards.rail(), Standards.rates());
        assertThat(prices.minimum()).isCloseTo(1700 + 7.6 * 3, within(1e-9));
        for (double d = -90; d <= 110; d += 0.37) {
            for (double t = -1.6; t <= 1.6; t += 0.11) {
                assertThat(prices.price(Structure.WALL, d, t)).isLessThanOrEqualTo(prices.price(Structure.EARTHWORK, d, t));
                assertThat(prices.cheapest(d, t)).isGreaterThanOrEqualTo(prices.minimum());
            }
        }
    }
}
