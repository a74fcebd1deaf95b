using Roomtone.Cli.Host;
using Roomtone.Lab.Supervision;
using Roomtone.Testing;

namespace Roomtone.Lab.Tests.Supervision;

public sealed class SupervisorTests : IAsyncDisposable
{
    private readonly ManualClock _clock = new();
    private readonly ScriptedProgram _program = new();
    private readonly Supervisor _supervisor;

    public SupervisorTests() => _supervisor = new Supervisor(_program, _clock, _ => { });

    public ValueTask DisposeAsync() => _supervisor.DisposeAsync();

    [Fact]
    public async Task A_program_that_ends_is_started_again()
    {
        await _supervisor.StartAsync(TestContext.Current.CancellationToken);

        await EndAndWaitForStartAsync(2);

        Assert.Equal(1, _supervisor.Restarts);
    }

    [Fact]
    public async Task A_start_that_fails_is_tried_again()
    {
        await _supervisor.StartAsync(TestContext.Current.CancellationToken);
        _program.FailingStarts = 1;

        await EndAndWaitForStartAsync(3);

        Assert.True(_program.Runs);
    }

    [Fact]
    public async Task Refused_settings_are_not_tried_again()
    {
        await _supervisor.StartAsync(TestContext.Current.CancellationToken);
        _program.WhyNotAgain = "The key Portt is not known.";

        _program.End();

        Assert.Equal("The key Portt is not known.", await _supervisor.GaveUp.WaitAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, _program.Starts);
    }

    [Fact]
    public async Task One_that_was_stopped_stays_stopped()
    {
        await _supervisor.StartAsync(TestContext.Current.CancellationToken);

        await _supervisor.StopAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal((1, false), (_program.Starts, _program.Runs));
    }

    private async Task EndAndWaitForStartAsync(int starts)
    {
        _program.End();
        await Eventually.TrueAsync(
            () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return _program.Starts >= starts;
            },
            $"it was started {starts} times");
    }

    private sealed class ScriptedProgram : ISupervised
    {
        private TaskCompletionSource _run = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "scripted";

        public string? WhyNotAgain { get; set; }

        public int Starts { get; private set; }

        public int FailingStarts { get; set; }

        public bool Runs => !_run.Task.IsCompleted;

        public Task StartAsync(CancellationToken cancellationToken = default)
        {
            Starts++;
            if (FailingStarts-- > 0) throw new ServerException("It does not start.");
            _run = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return Task.CompletedTask;
        }

        public Task WaitForExitAsync(CancellationToken cancellationToken = default) => _run.Task.WaitAsync(cancellationToken);

        public Task StopAsync()
        {
            End();
            return Task.CompletedTask;
        }

        public void End() => _run.TrySetResult();
    }
}
