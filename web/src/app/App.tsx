import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Suspense } from "react";
import { RouterProvider } from "react-router";
import { ME } from "../api/access";
import { ApiError } from "../api/client";
import { PageSkeleton } from "../ui/states";
import { AppearanceProvider } from "./appearance";
import { router } from "./routes";

/** A session that ended elsewhere: who is here is asked anew, and the shell shows the door. */
const onError = (error: unknown) => {
  if (error instanceof ApiError && error.code === "not_signed_in") void queries.invalidateQueries({ queryKey: ME });
};

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      // What the caller did wrong stays wrong; only a server that did not answer is asked again.
      retry: (count, error) => count < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 502),
      refetchOnWindowFocus: false,
    },
  },
});

export function App() {
  return (
    <AppearanceProvider>
      <QueryClientProvider client={queries}>
        <Suspense fallback={<PageSkeleton />}>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </AppearanceProvider>
  );
}
