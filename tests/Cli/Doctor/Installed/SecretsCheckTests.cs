using Roomtone.Cli.Doctor;
using Roomtone.Cli.Doctor.Installed;
using Roomtone.Testing;

namespace Roomtone.Cli.Tests.Doctor.Installed;

public sealed class SecretsCheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_secret_of_the_unit_and_its_drop_ins_must_be_there_for_root_alone()
    {
        Write("lib/roomtone-agent.service", $"[Service]\nLoadCredential=roomtone-mqtt-password:{_folder.In("mqtt")}\n");
        Write("etc/roomtone-agent.service.d/join.conf", $"[Service]\nLoadCredential=roomtone-join-code:{_folder.In("code")}\n");

        Write("mqtt", "secret");
        var missing = await CheckAsync();
        Assert.Equal(Verdict.Fault, missing.Verdict);
        Assert.Contains(_folder.In("code"), missing.What, StringComparison.Ordinal);

        Write("code", "ABCDE");
        File.SetUnixFileMode(_folder.In("code"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.SetUnixFileMode(_folder.In("mqtt"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        var open = await CheckAsync();
        Assert.Equal(Verdict.Fault, open.Verdict);
        Assert.Equal($"sudo chmod 600 {_folder.In("mqtt")}", open.Fix);

        File.SetUnixFileMode(_folder.In("mqtt"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal(Verdict.Well, (await CheckAsync()).Verdict);
    }

    private Task<Finding> CheckAsync() =>
        new SecretsCheck("roomtone-agent", new ServiceUnit("roomtone-agent.service", _folder.In("lib"), _folder.In("etc"))).CheckAsync(TestContext.Current.CancellationToken);

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.In(file))!);
        File.WriteAllText(_folder.In(file), text);
    }
}
