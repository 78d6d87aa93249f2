package io.benchtable.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.standalone.client.Tables;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class SpecFileTests {

  private static String absolute(String software) {
    ObjectNode tree = (ObjectNode) Tables.JSON.readTree(software.replace('\'', '"'));
    SpecFile.absolute(tree, Path.of("/home/me"));
    return tree.toString().replace('"', '\'');
  }

  @Test
  void resolvesFoldersBesideTheFile() {
    assertThat(absolute("{'path':['bin','/opt/bin','tools/${version}'],'conda':'../envs/tools'}"))
        .isEqualTo(
            "{'path':['/home/me/bin','/opt/bin','/home/me/tools/${version}'],"
                + "'conda':'/home/envs/tools'}");
  }

  @Test
  void leavesAloneWhatBeginsWithAParameter() {
    String software = "{'path':['${prefix}/bin'],'conda':'${conda}'}";
    assertThat(absolute(software)).isEqualTo(software);
  }

  @Test
  void makesNoFolderOfWhatIsNone() {
    String software = "{'path':['',5,null],'conda':5}";
    assertThat(absolute(software)).isEqualTo(software);
  }

  @ParameterizedTest
  @CsvSource({
    "tools.sif, /home/me/tools.sif",
    "images/tools.sif, /home/me/images/tools.sif",
    "images/${version}.sif, /home/me/images/${version}.sif",
    "./tools, /home/me/tools",
    "../tools, /home/tools",
    "/images/tools.sif, /images/tools.sif",
    "${image}.sif, ${image}.sif",
    "docker://tools.sif, docker://tools.sif",
    "quay.io/biocontainers/samtools:1.19, quay.io/biocontainers/samtools:1.19"
  })
  void resolvesImagesThatAreFiles(String image, String resolved) {
    assertThat(absolute("{'container':{'image':'" + image + "'}}"))
        .isEqualTo("{'container':{'image':'" + resolved + "'}}");
  }
}
