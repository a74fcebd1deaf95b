using System.Collections.Concurrent;

namespace Roomtone.Lab.Processes;

/// <summary>
/// Starts children on one thread that lives as long as the process. The kernel's parent-death signal follows the
/// thread that forked, not the process (PR_SET_PDEATHSIG(2const)): from a pool thread a child would die at random.
/// </summary>
internal static class ForkingThread
{
    private static readonly BlockingCollection<Action> Work = [];

    static ForkingThread() => new Thread(Run) { IsBackground = true, Name = "forking" }.Start();

    public static T Run<T>(Func<T> start)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Work.Add(() =>
        {
            try
            {
                result.SetResult(start());
            }
#pragma warning disable CA1031 // Whatever it is, it belongs to the caller, who gets it.
            catch (Exception e)
#pragma warning restore CA1031
            {
                result.SetException(e);
            }
        });
        return result.Task.GetAwaiter().GetResult();
    }

    private static void Run()
    {
        foreach (var work in Work.GetConsumingEnumerable()) work();
    }
}
