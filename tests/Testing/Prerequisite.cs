namespace Roomtone.Testing;

/// <summary>
/// What a test cannot do without and <c>./roomtone test</c> installs, builds or asks for. Where that was run, or CI, its absence
/// is a failure: a check that is skipped proves nothing. Somebody who runs one project by hand may do without.
/// </summary>
public static class Prerequisite
{
    private static bool IsStrict =>
        Environment.GetEnvironmentVariable("ROOMTONE_TEST_STRICT") == "1" || Environment.GetEnvironmentVariable("CI") == "true";

    /// <param name="isThere">Whether it is.</param>
    /// <param name="otherwise">A sentence that says what is missing and what to do.</param>
    public static void Require(bool isThere, string otherwise)
    {
        if (isThere) return;
        if (IsStrict) Assert.Fail(otherwise);
        Assert.Skip(otherwise);
    }
}
