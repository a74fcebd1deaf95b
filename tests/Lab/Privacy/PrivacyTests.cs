using System.Diagnostics;
using System.Text;
using Roomtone.Lab.Privacy;
using Roomtone.Testing;

namespace Roomtone.Lab.Tests.Privacy;

public sealed class PrivacyTests : IDisposable
{
    private const int FrameBytes = 640 * 480 * 3;

    private readonly TemporaryFolder _folder = new();

    private AllowedPlaces Places =>
        new(_folder.In("state"), _folder.In("agent.log"), brokerPort: 1883, playerPort: 6600, metricsPort: 9473);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_agent_itself_writes_and_sends_nothing_that_could_hold_a_picture()
    {
        var root = Repository.Root!;
        Prerequisite.Require(
            File.Exists(Path.Combine(root, "src/EdgeAgent/bin/Release/net10.0/Roomtone.EdgeAgent.dll")),
            "The agent is not built. Run ./roomtone setup."
        );

        var report = await new PrivacyRun(root, TimeSpan.FromSeconds(5), TimeProvider.System).ReportAsync(
            TestContext.Current.CancellationToken
        );

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', report.Lines()));
        Assert.Empty(report.Findings);
        Assert.True(report.Frames > 0);
        Assert.True(
            report.Places.Where(place => place.Kind.StartsWith("memory: pipes", StringComparison.Ordinal)).Sum(place => place.Bytes)
                > FrameBytes,
            "The frames themselves go through a pipe, and were seen there."
        );
        Assert.Contains(report.Places, place => place.Kind == "network: broker" && place.Bytes > 0);
        Assert.Contains(report.Places, place => place.Kind == "disk: state folder" && place.Bytes > 0);
    }

    [Fact]
    public async Task A_planted_picture_in_a_file_is_found_by_its_path() =>
        Assert.Contains(
            await FindingsAsync($"head -c {FrameBytes} /dev/zero > {_folder.In("leak.raw")}"),
            finding => finding.Contains("leak.raw", StringComparison.Ordinal)
        );

    [Fact]
    public async Task A_small_picture_is_found_too_when_it_lies_where_nothing_should() =>
        Assert.Contains(
            await FindingsAsync($"printf face > {_folder.In("face.jpg")}"),
            finding => finding.Contains("face.jpg: 4 bytes", StringComparison.Ordinal)
        );

    [Fact]
    public async Task A_picture_hidden_in_the_state_folder_is_found_by_its_size()
    {
        Directory.CreateDirectory(_folder.In("state"));

        var findings = await FindingsAsync($"dd if=/dev/zero of={_folder.In("state/outbox.db")} bs={FrameBytes} count=1 2>/dev/null");

        Assert.Contains(findings, finding => finding.StartsWith("disk: state folder: one call of", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_small_writes_are_found_by_their_sum()
    {
        Directory.CreateDirectory(_folder.In("state"));

        var findings = await FindingsAsync($"dd if=/dev/zero of={_folder.In("state/outbox.db")} bs=65536 count=80 2>/dev/null");

        Assert.Contains(findings, finding => finding.StartsWith("disk: state folder: 5,242,880 bytes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_connection_to_somebody_else_is_found() =>
        Assert.Contains(
            await FindingsAsync("exec 3<>/dev/tcp/127.0.0.1/9 || true"),
            finding => finding.StartsWith("connect to TCP", StringComparison.Ordinal)
        );

    [Fact]
    public void A_file_that_is_written_through_shared_memory_is_found() =>
        Assert.Equal(
            new TracedCall("mmap", "/tmp/leak.raw", 921_600),
            TracedCall.Parse("mmap(NULL, 921600, PROT_READ|PROT_WRITE, MAP_SHARED, 5</tmp/leak.raw>, 0) = 0x7f1c2a000000"));

    [Fact]
    public void Calls_that_strace_has_torn_apart_are_put_together()
    {
        string[] lines =
        [
            "12 write(7<TCP:[127.0.0.1:5->127.0.0.1:1883]>, \"\"..., 100 <unfinished ...>",
            "13 sendto(9<UNIX-STREAM:[3->4]>, \"\"..., 8, 0, NULL, 0) = 8",
            "12 <... write resumed>)              = 100",
            "14 write(1</dev/null<char 1:3>>, \"\"..., 3) = 3",
            "15 write(4</tmp/x>, \"\"..., 3) = -1 ENOSPC (No space left on device)",
        ];

        Assert.Equal(
            [
                new TracedCall("sendto", "UNIX-STREAM:[3->4]", 8),
                new TracedCall("write", "TCP:[127.0.0.1:5->127.0.0.1:1883]", 100),
                new TracedCall("write", "/dev/null<char 1:3>", 3),
            ],
            TraceReader.Calls(lines)
        );
    }

    [Fact]
    public void A_message_that_carries_a_picture_in_text_is_found()
    {
        var messages = new BrokerMessages();
        messages.Add("roomtone/x/state/mood", Encoding.UTF8.GetBytes("{\"mood\":\"happy\"}"));
        Assert.Empty(messages.Problems(600));

        messages.Add("roomtone/x/state/mood", Encoding.UTF8.GetBytes($"{{\"picture\":\"{Convert.ToBase64String(new byte[900])}\"}}"));
        messages.Add("roomtone/x/crop", new byte[] { 0xFF, 0xD8, 0xFF });

        Assert.Equal(2, messages.Problems(600).Count);
    }

    [Fact]
    public void A_watch_in_which_nothing_was_looked_at_proves_nothing()
    {
        var report = new PrivacyJudge(Places, FrameBytes).Evaluate([], new BrokerMessages(), frames: 0, TimeSpan.FromSeconds(10));

        Assert.Contains(report.Findings, finding => finding.Contains("no picture meanwhile", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> FindingsAsync(string script)
    {
        var trace = _folder.In("trace");
        using var strace = Process.Start(
            "strace",
            ["-f", "-yy", "-s", "0", "-e", "trace=write,connect,sendto,mmap", "-o", trace, "bash", "-c", script]
        );
        await strace.WaitForExitAsync(TestContext.Current.CancellationToken);
        var messages = new BrokerMessages();
        messages.Add("roomtone/x/status", Encoding.UTF8.GetBytes("{}"));
        return new PrivacyJudge(Places, FrameBytes)
            .Evaluate(TraceReader.Calls(File.ReadLines(trace)), messages, frames: 1, TimeSpan.FromSeconds(10))
            .Findings;
    }
}
