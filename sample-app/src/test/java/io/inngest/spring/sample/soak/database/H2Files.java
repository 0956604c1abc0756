package io.inngest.spring.sample.soak.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * H2, each database in a file of its own, which one process at a time can open.
 */
public class H2Files implements SoakDatabase {

	private final Path directory;

	/**
	 * Prepares files.
	 * @param directory where they are to be
	 */
	public H2Files(Path directory) {
		this.directory = directory;
	}

	@Override
	public int nodes() {
		return 1;
	}

	@Override
	public List<String> create(String name) {
		drop(name);
		return List.of("--spring.datasource.url=" + url(name));
	}

	@Override
	public DataSource open(String name) {
		return new DriverManagerDataSource(url(name) + ";IFEXISTS=TRUE", "sa", "");
	}

	private String url(String name) {
		return "jdbc:h2:file:" + this.directory.resolve(name).resolve("sample").toAbsolutePath();
	}

	@Override
	public void drop(String name) {
		try {
			FileSystemUtils.deleteRecursively(this.directory.resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		// There is nothing but files
	}

}
