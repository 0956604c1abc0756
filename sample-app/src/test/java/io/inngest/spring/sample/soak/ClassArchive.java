package io.inngest.spring.sample.soak;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import io.inngest.spring.sample.play.Player;
import io.inngest.spring.sample.play.SampleProcess;
import io.inngest.spring.sample.recorded.RecordedSample;
import io.inngest.spring.sample.soak.database.SoakDatabase;

import static org.awaitility.Awaitility.await;

/**
 * The classes of the sample in a form in which it starts in half the time. Most of a soak
 * is starting what was killed.
 */
final class ClassArchive {

	private static final String TRAINING = "training";

	private final String classPath;

	private final Path archive;

	private ClassArchive(String classPath, Path archive) {
		this.classPath = classPath;
		this.archive = archive;
	}

	/**
	 * Makes an archive of what the sample loads while it starts and plays.
	 * @param directory where to put it
	 * @param database what the sample runs on
	 * @return the archive
	 */
	static ClassArchive create(Path directory, SoakDatabase database) throws IOException, InterruptedException {
		Path classes = Files.createDirectories(directory.resolve("classes").toAbsolutePath());
		ClassArchive created = new ClassArchive(packed(classes), classes.resolve("sample.jsa"));
		Files.deleteIfExists(created.archive);
		List<String> arguments = new ArrayList<>(SampleArguments.ALL);
		arguments.addAll(database.create(TRAINING));
		arguments.add("--%s=%s".formatted(RecordedSample.LOG, classes.resolve("steps.log")));
		List<String> options = List.of("-XX:ArchiveClassesAtExit=" + created.archive, "-cp", created.classPath);
		try (SampleProcess sample = new SampleProcess(TRAINING, classes, options, arguments)) {
			sample.start();
			sample.awaitReady();
			Player player = new Player();
			player.play(sample, 0);
			await().atMost(Duration.ofMinutes(2)).until(() -> player.isOver(sample.http()));
			sample.stop(Duration.ofMinutes(2));
		}
		database.drop(TRAINING);
		return created;
	}

	/** Archives are made of jars only. */
	private static String packed(Path directory) throws IOException {
		List<String> packed = new ArrayList<>();
		for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
			Path path = Path.of(element);
			if (Files.isDirectory(path)) {
				packed.add(pack(path, directory.resolve(packed.size() + ".jar")).toString());
			}
			else if (Files.exists(path)) {
				packed.add(element);
			}
		}
		return String.join(File.pathSeparator, packed);
	}

	private static Path pack(Path classes, Path jar) throws IOException {
		try (OutputStream file = Files.newOutputStream(jar);
				JarOutputStream entries = new JarOutputStream(file);
				Stream<Path> paths = Files.walk(classes)) {
			for (Path path : paths.filter((path) -> !path.equals(classes)).sorted().toList()) {
				// Component scanning looks for the directories, too
				String name = classes.relativize(path).toString().replace(File.separatorChar, '/');
				entries.putNextEntry(new JarEntry(Files.isDirectory(path) ? name + "/" : name));
				if (Files.isRegularFile(path)) {
					Files.copy(path, entries);
				}
			}
		}
		return jar;
	}

	/** Returns the options that make a virtual machine use it. */
	List<String> use() {
		return List.of("-XX:SharedArchiveFile=" + this.archive, "-cp", this.classPath);
	}

}
