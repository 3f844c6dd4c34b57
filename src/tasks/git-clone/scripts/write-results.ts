/** Says what was cloned: results without a newline at the end, since others use them as they are. */
export const WRITE_RESULTS = `
printf '%s' "$commit" > "$RESULT_COMMIT"
printf '%s' "$commit" > "$RESULT_CHAINS_GIT_COMMIT"
printf '%s' "$url" > "$RESULT_URL"
printf '%s' "$url" > "$RESULT_CHAINS_GIT_URL"
date=$(git log -1 --format=%ct "$commit")
printf '%s' "$date" > "$RESULT_COMMITTER_DATE"
printf 'cloned %s at %s into %s\\n' "$url" "$commit" "$target"
`;
