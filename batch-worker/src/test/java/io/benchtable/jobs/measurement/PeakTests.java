package io.benchtable.jobs.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.jobs.measurement.SampledPeak.Resident;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeakTests {

  @Test
  void seesAPeakBetweenTwoReadings() {
    var peak = new CgroupPeak();
    peak.reset(10, 10, 0);
    peak.read(20, 500, 5);
    assertThat(peak.bytes()).isEqualTo(495);
  }

  @Test
  void doesNotTakePageCacheForMemoryInUse() {
    var peak = new CgroupPeak();
    peak.reset(10, 10, 0);
    peak.read(220, 220, 200);
    peak.read(1020, 1020, 1000);
    assertThat(peak.bytes()).isEqualTo(20);
  }

  @Test
  void seesMemoryThatTakesThePlaceOfPageCache() {
    var peak = new CgroupPeak();
    peak.reset(0, 0, 0);
    peak.read(1000, 1000, 1000);
    peak.read(1000, 1000, 100);
    assertThat(peak.bytes()).isEqualTo(900);
  }

  @Test
  void sumsTheResidentSizesOfATree() {
    var peak = new SampledPeak();
    assertThat(peak.sample(List.of(new Resident(10, 12), new Resident(20, 25)))).isEqualTo(30);
    peak.sample(List.of(new Resident(5, 12)));
    assertThat(peak.bytes()).isEqualTo(30);
    peak.sample(List.of(new Resident(5, 80)));
    assertThat(peak.bytes()).isEqualTo(80);
  }

  @Test
  void dividesPagesByHowManyProcessesShareThem() {
    var rollup = "5600-7fff ---p 00000000 00:00 0   [rollup]\nRss:  300 kB\nPss:   60 kB\n";
    assertThat(SampledPeak.proportional(rollup)).isEqualTo(60 * 1024);
    assertThat(SampledPeak.proportional("VmHWM: 400 kB\nVmRSS: 300 kB\n")).isEqualTo(300 * 1024);
  }

  @Test
  void believesMaximumResidentOnlyAboveTheWorkersOwn() {
    var peak = new SampledPeak();
    peak.maximumResident(400L << 20, 400L << 20);
    assertThat(peak.bytes()).isZero();
    peak.maximumResident(500L << 20, 400L << 20);
    assertThat(peak.bytes()).isEqualTo(500L << 20);
  }
}
