package dev.pointwise.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house that a compiler does not keep; CONTRIBUTING.md explains them. */
class HouseRulesTest {
  private static final ArchRule MODEL_SEES_NO_SPARK =
      noClasses()
          .that()
          .resideInAPackage("dev.pointwise.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
          .because("the model runs without Spark");

  private static final ArchRule MODEL_SEES_NO_JOBS =
      noClasses()
          .that()
          .resideInAPackage("dev.pointwise.model..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.pointwise.jobs..");

  private static final ArchRule ONLY_THE_ENGINE_KNOWS_ND4J =
      noClasses()
          .that(not(resideInAPackage("dev.pointwise.model.engine.nd4j..")))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.nd4j..", "org.bytedeco.dnnl..", "org.bytedeco.openblas..")
                  .and(not(resideInAPackage("org.nd4j.shade.protobuf.."))))
          .because("engine.nd4j is the only place that knows ND4J and oneDNN");

  private static final ArchRule ONLY_THE_DECODER_KNOWS_OPEN_CV =
      noClasses()
          .that(not(resideInAPackage("dev.pointwise.model.image..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco.opencv..");

  private static final ArchRule JAVACPP_STAYS_IN_ITS_TWO_PLACES =
      noClasses()
          .that(
              not(
                  resideInAnyPackage(
                      "dev.pointwise.model.engine.nd4j..", "dev.pointwise.model.image..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco.javacpp..");

  private static final ArchRule ONLY_KERNELS_KNOW_THE_VECTOR_MODULE =
      noClasses()
          .that(not(resideInAPackage("dev.pointwise.model.*.vector")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator..")
          .because("a JVM without the module runs everything else");

  private static final ArchRule KERNELS_STAND_ALONE =
      classes()
          .that()
          .resideInAPackage("dev.pointwise.model.*.vector")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.pointwise.model.*.vector", "java..", "jdk.incubator..")
          .because("these packages are compiled before all others");

  private static final ArchRule ONLY_THE_ENGINE_CALLS_KERNELS =
      noClasses()
          .that(
              not(
                  resideInAnyPackage(
                      "dev.pointwise.model.engine.nd4j", "dev.pointwise.model.engine.vector")))
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.pointwise.model.engine.vector")
                  .and(not(simpleName("VectorModule"))));

  private static final ArchRule ONLY_PICTURES_GO_THROUGH_THEIR_KERNELS =
      noClasses()
          .that(not(resideInAPackage("dev.pointwise.model.image..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.pointwise.model.image.vector");

  private static final ArchRule ONLY_READER_AND_WRITER_KNOW_ONNX =
      noClasses()
          .that(
              not(
                  resideInAnyPackage(
                      "dev.pointwise.model.read.onnx..",
                      "dev.pointwise.model.write.onnx..",
                      "dev.pointwise.model.verify..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("onnx..");

  private static final ArchRule NO_CYCLES_IN_THE_MODEL =
      slices().matching("dev.pointwise.model.(*)..").should().beFreeOfCycles();

  private static final ArchRule NO_CYCLES_IN_THE_JOBS =
      slices().matching("dev.pointwise.jobs.(*)..").should().beFreeOfCycles();

  private static final ArchRule NAMES_SAY_WHAT_THINGS_ARE =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Impl");

  private static final ArchRule ACCESSORS_HAVE_NO_GET_PREFIX =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("dev.pointwise.model..")
          .should()
          .haveNameNotMatching("get[A-Z].*");

  private static final ArchRule SYSTEM_PROPERTIES_END_AT_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.pointwise.jobs.cli..", "dev.pointwise.model.engine.nd4j..")
          .should()
          .callMethod(System.class, "getProperty", String.class);

  private static final ArchRule PUBLIC_FIELDS_ARE_CONSTANTS =
      fields().that().arePublic().should().beStatic().andShould().beFinal();

  private static final ArchRule SEALED_LAYERS_SHARE_THEIR_PACKAGE =
      classes()
          .that()
          .implement("dev.pointwise.model.layer.Layer")
          .should()
          .beRecords()
          .andShould()
          .resideInAPackage("dev.pointwise.model.layer");

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.pointwise");

  static Stream<ArchRule> rules() {
    return Stream.of(
        MODEL_SEES_NO_SPARK,
        MODEL_SEES_NO_JOBS,
        ONLY_THE_ENGINE_KNOWS_ND4J,
        ONLY_THE_DECODER_KNOWS_OPEN_CV,
        JAVACPP_STAYS_IN_ITS_TWO_PLACES,
        ONLY_KERNELS_KNOW_THE_VECTOR_MODULE,
        KERNELS_STAND_ALONE,
        ONLY_THE_ENGINE_CALLS_KERNELS,
        ONLY_PICTURES_GO_THROUGH_THEIR_KERNELS,
        ONLY_READER_AND_WRITER_KNOW_ONNX,
        NO_CYCLES_IN_THE_MODEL,
        NO_CYCLES_IN_THE_JOBS,
        NAMES_SAY_WHAT_THINGS_ARE,
        ACCESSORS_HAVE_NO_GET_PREFIX,
        SYSTEM_PROPERTIES_END_AT_THE_COMMAND_LINE,
        PUBLIC_FIELDS_ARE_CONSTANTS,
        SEALED_LAYERS_SHARE_THEIR_PACKAGE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void holds(ArchRule rule) {
    assertThat(PRODUCT).as("the classes that were checked").hasSizeGreaterThan(50);
    rule.check(PRODUCT);
  }
}
