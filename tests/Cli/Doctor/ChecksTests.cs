using System.Net;
using System.Net.Sockets;
using Roomtone.Cli.Doctor;
using Roomtone.Cli.Doctor.Checks;
using Roomtone.Lab.Doctor;
using Roomtone.Lab.Servers;
using Roomtone.Testing;

namespace Roomtone.Cli.Tests.Doctor;

public sealed class ChecksTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task No_camera_is_no_fault_because_the_photographs_stand_in()
    {
        var finding = await Look(new CameraCheck(_folder.Path));

        Assert.Equal(Verdict.Note, finding.Verdict);
        Assert.Contains("photographs", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_camera_that_can_be_read_is_named()
    {
        await File.WriteAllTextAsync(_folder.In("video0"), "", TestContext.Current.CancellationToken);

        var finding = await Look(new CameraCheck(_folder.Path));

        Assert.Equal(Verdict.Well, finding.Verdict);
        Assert.Contains("video0", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_program_is_a_fault_whose_fix_names_the_package()
    {
        var finding = await Look(new ProgramsCheck(("sh", "dash"), ("no-such-program", "such-a-package")));

        Assert.Equal(Verdict.Fault, finding.Verdict);
        Assert.Equal("sudo apt-get install such-a-package", finding.Fix);
    }

    [Fact]
    public async Task A_clock_before_our_own_birth_is_a_fault()
    {
        var clock = new ManualClock();

        var finding = await Look(new ClockCheck(clock, clock.GetUtcNow().AddDays(2), _folder.Path));

        Assert.Equal(Verdict.Fault, finding.Verdict);
        Assert.Contains("timedatectl", finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_nobody_sets_is_noted_where_systemd_could()
    {
        var clock = new ManualClock();
        Directory.CreateDirectory(_folder.In("systemd/system"));

        Assert.Equal(Verdict.Note, (await Look(new ClockCheck(clock, clock.GetUtcNow(), _folder.Path))).Verdict);

        Directory.CreateDirectory(_folder.In("systemd/timesync"));
        await File.WriteAllTextAsync(_folder.In("systemd/timesync/synchronized"), "", TestContext.Current.CancellationToken);
        Assert.Equal(Verdict.Well, (await Look(new ClockCheck(clock, clock.GetUtcNow(), _folder.Path))).Verdict);
    }

    [Fact]
    public async Task A_full_disk_is_a_fault() =>
        Assert.Equal(Verdict.Fault, (await Look(new DiskCheck(_folder.Path, long.MaxValue))).Verdict);

    [Fact]
    public async Task A_network_that_was_cut_short_is_a_fault()
    {
        await File.WriteAllTextAsync(_folder.In("a.onnx"), "short", TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Fault, (await Look(new ModelsCheck("git checkout -- models", (_folder.In("a.onnx"), 6)))).Verdict);
        Assert.Equal(Verdict.Fault, (await Look(new ModelsCheck("git checkout -- models", (_folder.In("b.onnx"), 1)))).Verdict);
        Assert.Equal(Verdict.Well, (await Look(new ModelsCheck("git checkout -- models", (_folder.In("a.onnx"), 5)))).Verdict);
    }

    [Fact]
    public async Task A_taken_port_is_noted()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        Assert.Equal(Verdict.Note, (await Look(new PortCheck(((IPEndPoint)other.LocalEndpoint).Port))).Verdict);
    }

    [Fact]
    public async Task A_broker_that_runs_is_well_and_leaves_nothing()
    {
        string? used = null;
        var check = new ServerCheck("broker", "mosquitto", folder => new PrivateBroker(used = folder));

        Assert.Equal(Verdict.Well, (await Look(check)).Verdict);
        Assert.False(Directory.Exists(used));
    }

    [Fact]
    public async Task The_examination_fails_when_one_check_does_and_prints_the_fix()
    {
        using var output = new StringWriter();
        var examination = new DoctorRun([new CameraCheck(_folder.Path), new DiskCheck(_folder.Path, long.MaxValue)], output);

        Assert.Equal(1, await examination.RunAsync(json: false, TestContext.Current.CancellationToken));
        Assert.Contains("FAULT  disk", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("fix: sudo apt-get clean", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_alone_does_not_fail_it()
    {
        using var output = new StringWriter();

        Assert.Equal(0, await new DoctorRun([new CameraCheck(_folder.Path)], output).RunAsync(json: true, TestContext.Current.CancellationToken));
        Assert.StartsWith("""{"faults":0,"checks":[{"name":"camera","verdict":"note",""", output.ToString(), StringComparison.Ordinal);
    }

    private static Task<Finding> Look(ICheck check) => check.CheckAsync(TestContext.Current.CancellationToken);
}
