package io.inngest.spring;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorDetailsTests {

	@Test
	void recordsNameMessageStackAndHierarchy() {
		ErrorDetails error = ErrorDetails.of(new FileNotFoundException("no such file"));
		assertThat(error.name()).isEqualTo("FileNotFoundException");
		assertThat(error.message()).isEqualTo("no such file");
		assertThat(error.stack()).startsWith("java.io.FileNotFoundException: no such file\n\tat ")
			.contains("ErrorDetailsTests.recordsNameMessageStackAndHierarchy(ErrorDetailsTests.java:");
		assertThat(error.types()).containsExactly("java.io.FileNotFoundException", "java.io.IOException",
				"java.lang.Exception", "java.lang.Throwable");
		assertThat(error.stepId()).isNull();
		assertThat(error.attempts()).isZero();
		assertThat(error.causes()).isEmpty();
	}

	@Test
	void recordsCausesOutermostFirstWithoutTheErrorItself() {
		Throwable error = new IllegalStateException("a", new IllegalArgumentException("b", new IOException("c")));
		ErrorDetails details = ErrorDetails.of(error);
		assertThat(details.causes()).extracting(ErrorDetails::name)
			.containsExactly("IllegalArgumentException", "IOException");
		assertThat(details.causes()).allSatisfy((cause) -> assertThat(cause.causes()).isEmpty());
	}

	@Test
	void nameOfAnAnonymousClassIsNotEmpty() {
		Throwable anonymous = new IllegalStateException("x") {
		};
		assertThat(ErrorDetails.of(anonymous).name()).startsWith("ErrorDetailsTests$");
	}

	@Test
	void endsWhereCausesGoRoundInACircle() {
		Exception a = new Exception("a");
		Exception b = new Exception("b", a);
		a.initCause(b);
		assertThat(ErrorDetails.of(a).causes()).extracting(ErrorDetails::message).containsExactly("b");
	}

	@Test
	void cutsAnEndlessChain() {
		ErrorDetails details = ErrorDetails.of(new EndlessException());
		assertThat(details.causes()).hasSize(32);
	}

	@Test
	void isOfItsClassAndSuperclasses() {
		ErrorDetails error = ErrorDetails.of(new FileNotFoundException());
		assertThat(error.is(FileNotFoundException.class)).isTrue();
		assertThat(error.is(IOException.class)).isTrue();
		assertThat(error.is(Throwable.class)).isTrue();
		assertThat(error.is(RuntimeException.class)).isFalse();
	}

	@Test
	void isOfTheClassesOfItsCauses() {
		ErrorDetails error = ErrorDetails.of(new UncheckedIOException(new FileNotFoundException()));
		assertThat(error.is(UncheckedIOException.class)).isTrue();
		assertThat(error.is(IOException.class)).isTrue();
		assertThat(error.is(IllegalStateException.class)).isFalse();
	}

	@Test
	void comparesSimpleNamesWhereTheHierarchyIsUnknown() {
		ErrorDetails foreign = new ErrorDetails("IOException", "x", null, null, 0, List.of(), List.of());
		assertThat(foreign.is(IOException.class)).isTrue();
		assertThat(foreign.is(Exception.class)).isFalse();
	}

	@Test
	void throwablePrintsAsTheOriginalDid() {
		Throwable original = new IllegalStateException("outer\nsecond line", new IOException("inner"));
		Throwable replica = ErrorDetails.of(original).toThrowable();
		assertThat(print(replica)).isEqualTo(print(original));
		assertThat(replica.getStackTrace()).hasSameSizeAs(original.getStackTrace());
	}

	@Test
	void throwableOfAnErrorWithoutMessagePrintsAsTheOriginalDid() {
		Throwable original = new IllegalStateException((String) null);
		assertThat(print(ErrorDetails.of(original).toThrowable())).isEqualTo(print(original));
	}

	@Test
	void throwableKeepsEveryKindOfFrame() {
		StackTraceElement[] frames = {
				new StackTraceElement(null, "java.base", null, "java.lang.Thread", "run", "Thread.java", 840),
				new StackTraceElement("app", null, null, "com.acme.A", "<init>", "A.java", 1),
				new StackTraceElement("layer", "com.acme", "1.2", "com.acme.B$Inner", "<clinit>", "B.java", 2),
				new StackTraceElement(null, "com.acme", "1.2-SNAPSHOT", "com.acme.C", "lambda$run$0", "C.java", 3),
				new StackTraceElement("com.acme.D", "nativeCall", "D.java", -2),
				new StackTraceElement("com.acme.E", "unknown", null, -1),
				new StackTraceElement("com.acme.F", "noLine", "F.java", -1),
				new StackTraceElement("com.acme.G$$SpringCGLIB$$0", "run", "<generated>", -1),
				new StackTraceElement("com.acme.H$$Lambda/0x00007f01a0c0de00", "run", null, -1),
				new StackTraceElement("Main", "main", "Main.java", 4),
				new StackTraceElement("com.acme.I", "kotlin name", "C:I.kt", 5) };
		Throwable original = new IllegalStateException("x");
		original.setStackTrace(frames);
		Throwable replica = ErrorDetails.of(original).toThrowable();
		assertThat(replica.getStackTrace()).extracting(StackTraceElement::toString)
			.containsExactlyElementsOf(List.of(frames).stream().map(StackTraceElement::toString).toList());
		assertThat(replica.getStackTrace()[1].getClassName()).isEqualTo("com.acme.A");
		assertThat(replica.getStackTrace()[2]).isEqualTo(frames[2]);
		assertThat(replica.getStackTrace()[4].isNativeMethod()).isTrue();
		assertThat(replica.getStackTrace()[8].getClassName()).isEqualTo("com.acme.H$$Lambda/0x00007f01a0c0de00");
		assertThat(replica.getStackTrace()[10].getFileName()).isEqualTo("C:I.kt");
	}

	@Test
	void framesInTheMessageAreNotTheErrorsOwn() {
		Throwable original = new IllegalStateException("remote:\n\tat com.acme.Remote.call(Remote.java:7)");
		Throwable replica = ErrorDetails.of(original).toThrowable();
		assertThat(print(replica)).isEqualTo(print(original));
		assertThat(replica.getStackTrace()).hasSameSizeAs(original.getStackTrace());
	}

	@Test
	void throwableWithoutRecordedStackHasNone() {
		ErrorDetails foreign = new ErrorDetails("TypeError", "x is undefined", null, null, 0, List.of(), List.of());
		Throwable replica = foreign.toThrowable();
		assertThat(replica.getStackTrace()).isEmpty();
		assertThat(replica).hasToString("TypeError: x is undefined");
	}

	@Test
	void skipsFramesOfOtherLanguages() {
		ErrorDetails foreign = new ErrorDetails("TypeError", "x", "TypeError: x\n    at run (/app/index.js:1:2)", null,
				0, List.of(), List.of());
		assertThat(foreign.toThrowable().getStackTrace()).isEmpty();
	}

	@Test
	void stepErrorKeepsWhatIsRecorded() {
		ErrorDetails original = ErrorDetails.of(new IllegalStateException("a", new IOException("b")))
			.withStep("charge", 5);
		assertThat(ErrorDetails.of(new StepError("charge", original))).isEqualTo(original);
	}

	@Test
	void recordsAStepErrorWithinAWrapper() {
		ErrorDetails original = ErrorDetails.of(new IllegalStateException("a", new IOException("b")))
			.withStep("charge", 5);
		ErrorDetails wrapper = ErrorDetails.of(new RuntimeException("wrapped", new StepError("charge", original)));
		assertThat(wrapper.name()).isEqualTo("RuntimeException");
		assertThat(wrapper.stepId()).isNull();
		assertThat(wrapper.causes()).containsExactly(original.withCauses(List.of()), original.causes().get(0));
		assertThat(wrapper.is(IOException.class)).isTrue();
		assertThat(wrapper.is(StepError.class)).isFalse();
	}

	@Test
	void recordsARecordedErrorAsWhatItWas() {
		ErrorDetails original = ErrorDetails.of(new IllegalStateException("a", new IOException("b")));
		Throwable cause = new StepError("charge", original).getCause();
		assertThat(ErrorDetails.of(cause)).isEqualTo(original);
		assertThat(ErrorDetails.of(new RuntimeException(cause)).causes()).extracting(ErrorDetails::name)
			.containsExactly("IllegalStateException", "IOException");
	}

	@Test
	void stepErrorSurvivesSerialization() throws Exception {
		StepError error = new StepError("charge", ErrorDetails.of(new IllegalStateException("a")));
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		new ObjectOutputStream(bytes).writeObject(error);
		StepError copy = (StepError) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
		assertThat(copy.details()).isEqualTo(error.details());
		assertThat(copy.stepId()).isEqualTo("charge");
	}

	@Test
	void stepErrorTellsOfTheOriginal() {
		StepError error = new StepError("charge",
				ErrorDetails.of(new IllegalStateException("declined", new IOException("b"))));
		assertThat(error.name()).isEqualTo("IllegalStateException");
		assertThat(error).hasMessage("declined");
		assertThat(error.causes()).singleElement().extracting(ErrorDetails::name).isEqualTo("IOException");
		assertThat(error.is(IOException.class)).isTrue();
		assertThat(error.getCause()).hasToString("java.lang.IllegalStateException: declined");
		assertThat(error.getCause().getCause()).hasToString("java.io.IOException: b");
	}

	private static String print(Throwable throwable) {
		StringWriter text = new StringWriter();
		throwable.printStackTrace(new PrintWriter(text));
		return text.toString();
	}

	static class EndlessException extends RuntimeException {

		@Override
		public synchronized Throwable getCause() {
			return new EndlessException();
		}

	}

}
