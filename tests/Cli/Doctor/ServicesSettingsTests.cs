using Roomtone.Cli.Doctor;
using Roomtone.Cli.Doctor.Checks;
using Roomtone.Lab;
using Roomtone.Testing;

namespace Roomtone.Cli.Tests.Doctor;

/// <summary>The services' own programs say whether they would start, and start nothing.</summary>
public sealed class ServicesSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("CloudSync", """{"Retention":{"Forever":true}}""", "Retention: the key Forever is not known")]
    [InlineData("Dashboard", """{"Http":{"Prot":8080}}""", "Http: the key Prot is not known")]
    public async Task A_service_is_asked_whether_it_would_start(string service, string bad, string words)
    {
        var program = new ServiceProbe(Path.Combine(Repository.Root!, "src", service, "bin", "Release", "net10.0", $"Roomtone.{service}.dll"), _folder.Path);
        await File.WriteAllTextAsync(_folder.In("good.json"), service == "Dashboard" ? $$$"""{"Accounts":{"KeysFolder":"{{{_folder.Path}}}"}}""" : "{}", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.In("bad.json"), bad, TestContext.Current.CancellationToken);

        var well = await new SettingsCheck(program, _folder.In("good.json"), service).CheckAsync(TestContext.Current.CancellationToken);
        var fault = await new SettingsCheck(program, _folder.In("bad.json"), service).CheckAsync(TestContext.Current.CancellationToken);

        Assert.Equal($"{service} can use {_folder.In("good.json")}.", well.What);
        Assert.Equal(Verdict.Fault, fault.Verdict);
        Assert.Contains(fault.Lines, line => line.StartsWith(words, StringComparison.Ordinal));
    }
}
