;; The loops that every search runs, for src/search/kernel.ts, which says what stands where in
;; memory. JavaScript checks the kind, length and place of each typed array at every access, and a
;; search of 100,000 paragraphs takes twice as long. After a change: `npm run kernel`.
(module
  (import "kernel" "memory" (memory 1 65536 shared))
  ;; Where each part of the memory begins, in bytes. A list is five numbers: what its codes'
  ;; saturation is multiplied with, what it and those behind it can add together, its postings a
  ;; paragraph, and the positions of its next posting and of its end.
  (import "kernel" "lists" (global $lists i32))
  (import "kernel" "saturation" (global $saturation i32))
  (import "kernel" "paragraphs" (global $paragraphs i32))
  (import "kernel" "codes" (global $codes i32))
  (import "kernel" "articleOf" (global $articleOf i32))
  (import "kernel" "stands" (global $stands i32))
  (import "kernel" "sums" (global $sums i32))
  (import "kernel" "touched" (global $touched i32))
  (import "kernel" "heap" (global $heap i32))
  (import "kernel" "kept" (global $kept i32))
  (import "kernel" "keptSums" (global $keptSums i32))
  (import "kernel" "found" (global $found i32))
  ;; A code takes two bytes or four: how far a position is shifted, and the bits of a code.
  (import "kernel" "codeShift" (global $codeShift i32))
  (import "kernel" "codeMask" (global $codeMask i32))
  ;; Paragraphs summed up at a time.
  (import "kernel" "window" (global $window i32))
  ;; Looking a paragraph up costs as much as passing over so many postings.
  (import "kernel" "lookUp" (global $lookUp f32))

  ;; Sums of paragraphs that the lists of this window have touched.
  (global $touchedEnd (mut i32) (i32.const 0))
  ;; Only sums above it can be among the best.
  (global $bar (mut f32) (f32.const 0))
  (global $limit (mut i32) (i32.const 0))
  (global $heapSize (mut i32) (i32.const 0))
  (global $keptCount (mut i32) (i32.const 0))

  ;; Writes the paragraphs that can be among the best `limit`, and gives their number. `lists`
  ;; stand in memory, the highest bound first; `bar` is what is known to be reached. Sums are not
  ;; rounded as scores are: what comes within `margin` of the last of the best is kept as well.
  (func (export "gather")
    (param $count i32) (param $size i32) (param $limit i32) (param $bar f32)
    (param $margin f32) (param $filtered i32) (result i32)
    (local $start i32) (local $end i32) (local $list i32) (local $last i32)
    (global.set $limit (local.get $limit))
    (global.set $bar (local.get $bar))
    (global.set $heapSize (i32.const 0))
    (global.set $keptCount (i32.const 0))
    (local.set $last (i32.add (global.get $lists) (i32.mul (local.get $count) (i32.const 20))))
    (block $done
      (loop $windows
        (br_if $done (i32.ge_u (local.get $start) (local.get $size)))
        (local.set $end (i32.add (local.get $start) (global.get $window)))
        (global.set $touchedEnd (global.get $touched))
        (local.set $list (global.get $lists))
        ;; Lists that can lift a paragraph above the bar without those before them.
        (block $rest
          (loop $next
            (br_if $rest (i32.eq (local.get $list) (local.get $last)))
            (br_if $rest (f32.le (f32.load offset=4 (local.get $list)) (global.get $bar)))
            (call $addAll (local.get $list) (local.get $start) (local.get $end))
            (local.set $list (i32.add (local.get $list) (i32.const 20)))
            (br $next)))
        ;; None is left: the bar only rises.
        (br_if $done (i32.eq (local.get $list) (global.get $lists)))
        (block $offer
          (loop $next
            (br_if $offer (i32.eq (local.get $list) (local.get $last)))
            (br_if $offer (i32.eq (global.get $touchedEnd) (global.get $touched)))
            (call $addSome (local.get $list) (local.get $start) (local.get $end))
            (local.set $list (i32.add (local.get $list) (i32.const 20)))
            (br $next)))
        (call $offerAll (local.get $start) (local.get $filtered) (local.get $margin))
        (local.set $start (local.get $end))
        (br $windows)))
    (call $compact (local.get $margin))
    (global.get $keptCount))

  ;; Adds every posting of a list in the window.
  (func $addAll (param $list i32) (param $start i32) (param $end i32)
    (local $posting i32) (local $stop i32) (local $code i32) (local $step i32) (local $mask i32)
    (local $saturation i32) (local $origin i32)
    (local $paragraph i32) (local $at i32) (local $next i32)
    (local $scale f32) (local $sum f32)
    (local.set $scale (f32.load (local.get $list)))
    (local.set $posting (call $place (i32.load offset=12 (local.get $list))))
    (local.set $stop (call $place (i32.load offset=16 (local.get $list))))
    (local.set $code (call $codePlace (i32.load offset=12 (local.get $list))))
    ;; What stays the same is read once, and nothing is called: the engine does neither for us.
    (local.set $step (i32.shl (i32.const 1) (global.get $codeShift)))
    (local.set $mask (global.get $codeMask))
    (local.set $saturation (global.get $saturation))
    (local.set $origin (call $sumPlace (i32.sub (i32.const 0) (local.get $start))))
    (local.set $next (global.get $touchedEnd))
    (block $done
      (loop $postings
        (br_if $done (i32.ge_u (local.get $posting) (local.get $stop)))
        (local.set $paragraph (i32.load (local.get $posting)))
        (br_if $done (i32.ge_u (local.get $paragraph) (local.get $end)))
        (local.set $at
          (i32.add (local.get $origin) (i32.shl (local.get $paragraph) (i32.const 2))))
        (local.set $sum (f32.load (local.get $at)))
        (i32.store (local.get $next) (local.get $at))
        (local.set $next
          (i32.add
            (local.get $next)
            (i32.shl (f32.eq (local.get $sum) (f32.const 0)) (i32.const 2))))
        (f32.store
          (local.get $at)
          (f32.add
            (local.get $sum)
            (f32.mul
              (local.get $scale)
              (f32.load
                (i32.add
                  (local.get $saturation)
                  (i32.shl
                    (i32.and (i32.load align=1 (local.get $code)) (local.get $mask))
                    (i32.const 2)))))))
        (local.set $posting (i32.add (local.get $posting) (i32.const 4)))
        (local.set $code (i32.add (local.get $code) (local.get $step)))
        (br $postings)))
    (i32.store offset=12 (local.get $list) (call $position (local.get $posting)))
    (global.set $touchedEnd (local.get $next)))

  ;; Adds a list's postings for the paragraphs that were touched and can still be among the best.
  (func $addSome (param $list i32) (param $start i32) (param $end i32)
    (local $passed f32)
    (local.set $passed
      (f32.mul
        (f32.load offset=8 (local.get $list))
        (f32.convert_i32_u (i32.sub (local.get $end) (local.get $start)))))
    (if (f32.gt (local.get $passed) (call $touchedCount))
      (then
        (call $prune
          (f32.sub (global.get $bar) (f32.load offset=4 (local.get $list))))))
    (if (f32.lt (f32.mul (call $touchedCount) (global.get $lookUp)) (local.get $passed))
      (then (call $lookAll (local.get $list) (local.get $start)))
      (else (call $passAll (local.get $list) (local.get $start) (local.get $end)))))

  ;; Leaves out the sums that are not above `least`.
  (func $prune (param $least f32)
    (local $next i32) (local $left i32) (local $at i32) (local $sum f32) (local $stays i32)
    (local.set $next (global.get $touched))
    (local.set $left (global.get $touched))
    (block $done
      (loop $all
        (br_if $done (i32.eq (local.get $next) (global.get $touchedEnd)))
        (local.set $at (i32.load (local.get $next)))
        (local.set $next (i32.add (local.get $next) (i32.const 4)))
        (local.set $sum (f32.load (local.get $at)))
        (local.set $stays (f32.gt (local.get $sum) (local.get $least)))
        (i32.store (local.get $left) (local.get $at))
        (local.set $left (i32.add (local.get $left) (i32.shl (local.get $stays) (i32.const 2))))
        (i32.store
          (local.get $at)
          (i32.and
            (i32.reinterpret_f32 (local.get $sum))
            (i32.sub (i32.const 0) (local.get $stays))))
        (br $all)))
    (global.set $touchedEnd (local.get $left)))

  ;; Looks each touched paragraph up in the list.
  (func $lookAll (param $list i32) (param $start i32)
    (local $next i32) (local $at i32) (local $lastAt i32)
    (local $posting i32) (local $first i32) (local $stop i32) (local $paragraph i32)
    (local.set $next (global.get $touched))
    (local.set $first (call $place (i32.load offset=12 (local.get $list))))
    (local.set $stop (call $place (i32.load offset=16 (local.get $list))))
    (local.set $posting (local.get $first))
    (block $done
      (loop $all
        (br_if $done (i32.eq (local.get $next) (global.get $touchedEnd)))
        (local.set $at (i32.load (local.get $next)))
        (local.set $next (i32.add (local.get $next) (i32.const 4)))
        ;; Paragraphs that another list has touched begin anew.
        (if (i32.lt_u (local.get $at) (local.get $lastAt))
          (then (local.set $posting (local.get $first))))
        (local.set $lastAt (local.get $at))
        (local.set $paragraph (i32.add (local.get $start) (call $paragraphAt (local.get $at))))
        (local.set $posting
          (call $seek (local.get $paragraph) (local.get $posting) (local.get $stop)))
        (br_if $all (i32.eq (local.get $posting) (local.get $stop)))
        (br_if $all (i32.ne (i32.load (local.get $posting)) (local.get $paragraph)))
        (call $raise (local.get $at) (local.get $list) (local.get $posting))
        (br $all))))

  ;; Passes over the list's postings in the window.
  (func $passAll (param $list i32) (param $start i32) (param $end i32)
    (local $posting i32) (local $stop i32) (local $paragraph i32) (local $at i32)
    (local $origin i32)
    (local.set $origin (call $sumPlace (i32.sub (i32.const 0) (local.get $start))))
    (local.set $stop (call $place (i32.load offset=16 (local.get $list))))
    (local.set $posting
      (call $seek
        (local.get $start)
        (call $place (i32.load offset=12 (local.get $list)))
        (local.get $stop)))
    (block $done
      (loop $postings
        (br_if $done (i32.ge_u (local.get $posting) (local.get $stop)))
        (local.set $paragraph (i32.load (local.get $posting)))
        (br_if $done (i32.ge_u (local.get $paragraph) (local.get $end)))
        (local.set $at
          (i32.add (local.get $origin) (i32.shl (local.get $paragraph) (i32.const 2))))
        (if (f32.gt (f32.load (local.get $at)) (f32.const 0))
          (then (call $raise (local.get $at) (local.get $list) (local.get $posting))))
        (local.set $posting (i32.add (local.get $posting) (i32.const 4)))
        (br $postings)))
    (i32.store offset=12 (local.get $list) (call $position (local.get $posting))))

  ;; Offers the sums of the window, and leaves zeros.
  (func $offerAll (param $start i32) (param $filtered i32) (param $margin f32)
    (local $next i32) (local $at i32) (local $sum f32) (local $paragraph i32)
    (local.set $next (global.get $touched))
    (block $done
      (loop $all
        (br_if $done (i32.eq (local.get $next) (global.get $touchedEnd)))
        (local.set $at (i32.load (local.get $next)))
        (local.set $next (i32.add (local.get $next) (i32.const 4)))
        (local.set $sum (f32.load (local.get $at)))
        (f32.store (local.get $at) (f32.const 0))
        (br_if $all (f32.le (local.get $sum) (global.get $bar)))
        (local.set $paragraph (i32.add (local.get $start) (call $paragraphAt (local.get $at))))
        (if (local.get $filtered)
          (then (br_if $all (i32.eqz (call $isIn (local.get $paragraph))))))
        (call $offer (local.get $paragraph) (local.get $sum) (local.get $margin))
        (br $all))))

  (func $offer (param $paragraph i32) (param $sum f32) (param $margin f32)
    (local $at i32)
    (if (i32.lt_u (global.get $heapSize) (global.get $limit))
      (then (call $rise (local.get $sum)))
      (else
        (if (f32.gt (local.get $sum) (f32.load (global.get $heap)))
          (then (call $sink (local.get $sum))))))
    (local.set $at (i32.shl (global.get $keptCount) (i32.const 2)))
    (i32.store (i32.add (global.get $kept) (local.get $at)) (local.get $paragraph))
    (f32.store (i32.add (global.get $keptSums) (local.get $at)) (local.get $sum))
    (global.set $keptCount (i32.add (global.get $keptCount) (i32.const 1)))
    (if (i32.eq (global.get $heapSize) (global.get $limit))
      (then
        (global.set $bar
          (f32.max
            (global.get $bar)
            (f32.sub (f32.load (global.get $heap)) (local.get $margin)))))))

  ;; The best sums are a heap, the least on top, of four bytes each: below the one at place p are
  ;; those at 2p + 4 and 2p + 8. A new one rises from the end,
  (func $rise (param $sum f32)
    (local $heap i32) (local $at i32) (local $parent i32) (local $above f32)
    (local.set $heap (global.get $heap))
    (local.set $at (i32.shl (global.get $heapSize) (i32.const 2)))
    (global.set $heapSize (i32.add (global.get $heapSize) (i32.const 1)))
    (block $done
      (loop $up
        (br_if $done (i32.eqz (local.get $at)))
        (local.set $parent
          (i32.and
            (i32.shr_u (i32.sub (local.get $at) (i32.const 4)) (i32.const 1))
            (i32.const -4)))
        (local.set $above (f32.load (i32.add (local.get $heap) (local.get $parent))))
        (br_if $done (f32.le (local.get $above) (local.get $sum)))
        (f32.store (i32.add (local.get $heap) (local.get $at)) (local.get $above))
        (local.set $at (local.get $parent))
        (br $up)))
    (f32.store (i32.add (local.get $heap) (local.get $at)) (local.get $sum)))

  ;; or takes the place of the least and sinks.
  (func $sink (param $sum f32)
    (local $heap i32) (local $end i32) (local $at i32) (local $child i32)
    (local $below f32) (local $other f32)
    (local.set $heap (global.get $heap))
    (local.set $end (i32.shl (global.get $heapSize) (i32.const 2)))
    (block $done
      (loop $down
        (local.set $child (i32.add (i32.shl (local.get $at) (i32.const 1)) (i32.const 4)))
        (br_if $done (i32.ge_u (local.get $child) (local.get $end)))
        (local.set $below (f32.load (i32.add (local.get $heap) (local.get $child))))
        (if (i32.lt_u (i32.add (local.get $child) (i32.const 4)) (local.get $end))
          (then
            (local.set $other (f32.load offset=4 (i32.add (local.get $heap) (local.get $child))))
            (if (f32.lt (local.get $other) (local.get $below))
              (then
                (local.set $below (local.get $other))
                (local.set $child (i32.add (local.get $child) (i32.const 4)))))))
        (br_if $done (f32.ge (local.get $below) (local.get $sum)))
        (f32.store (i32.add (local.get $heap) (local.get $at)) (local.get $below))
        (local.set $at (local.get $child))
        (br $down)))
    (f32.store (i32.add (local.get $heap) (local.get $at)) (local.get $sum)))

  ;; Leaves out of what is kept what has fallen behind.
  (func $compact (param $margin f32)
    (local $next i32) (local $left i32) (local $least f32)
    (if (i32.lt_u (global.get $heapSize) (global.get $limit)) (then (return)))
    (local.set $least (f32.sub (f32.load (global.get $heap)) (local.get $margin)))
    (block $done
      (loop $all
        (br_if $done (i32.eq (local.get $next) (global.get $keptCount)))
        (if (f32.ge (f32.load (call $keptSum (local.get $next))) (local.get $least))
          (then
            (i32.store
              (call $keptPlace (local.get $left))
              (i32.load (call $keptPlace (local.get $next))))
            (local.set $left (i32.add (local.get $left) (i32.const 1)))))
        (local.set $next (i32.add (local.get $next) (i32.const 1)))
        (br $all)))
    (global.set $keptCount (local.get $left)))

  ;; For each paragraph kept, the code of its posting from position `from` to `to`, or -1. Halves
  ;; the postings without a branch that could be guessed wrong.
  (func (export "codesOfKept") (param $from i32) (param $to i32)
    (local $next i32) (local $paragraph i32) (local $first i32)
    (local $posting i32) (local $left i32) (local $half i32) (local $middle i32)
    (local.set $first (call $place (local.get $from)))
    (loop $all
      (if (i32.eq (local.get $next) (global.get $keptCount)) (then (return)))
      (local.set $paragraph (i32.load (call $keptPlace (local.get $next))))
      (local.set $posting (local.get $first))
      (local.set $left (i32.sub (local.get $to) (local.get $from)))
      (block $done
        (loop $halve
          (br_if $done (i32.le_u (local.get $left) (i32.const 1)))
          (local.set $half (i32.shr_u (local.get $left) (i32.const 1)))
          (local.set $middle
            (i32.add (local.get $posting) (i32.shl (local.get $half) (i32.const 2))))
          (local.set $posting
            (select
              (local.get $middle)
              (local.get $posting)
              (i32.le_u (i32.load (local.get $middle)) (local.get $paragraph))))
          (local.set $left (i32.sub (local.get $left) (local.get $half)))
          (br $halve)))
      (i32.store
        (i32.add (global.get $found) (i32.shl (local.get $next) (i32.const 2)))
        (if (result i32) (i32.eq (i32.load (local.get $posting)) (local.get $paragraph))
          (then (call $codeOf (local.get $posting)))
          (else (i32.const -1))))
      (local.set $next (i32.add (local.get $next) (i32.const 1)))
      (br $all)))

  ;; The first posting from `posting` on, before `stop`, whose paragraph is not before `paragraph`.
  (func $seek (param $paragraph i32) (param $posting i32) (param $stop i32) (result i32)
    (local $step i32) (local $high i32) (local $middle i32)
    (local.set $step (i32.const 4))
    (local.set $high (local.get $posting))
    (block $passed
      (loop $leap
        (br_if $passed (i32.ge_u (local.get $high) (local.get $stop)))
        (br_if $passed (i32.ge_u (i32.load (local.get $high)) (local.get $paragraph)))
        (local.set $posting (i32.add (local.get $high) (i32.const 4)))
        (local.set $high (i32.add (local.get $high) (local.get $step)))
        (local.set $step (i32.shl (local.get $step) (i32.const 1)))
        (br $leap)))
    (if (i32.gt_u (local.get $high) (local.get $stop))
      (then (local.set $high (local.get $stop))))
    (block $done
      (loop $halve
        (br_if $done (i32.ge_u (local.get $posting) (local.get $high)))
        (local.set $middle
          (i32.add
            (local.get $posting)
            (i32.and
              (i32.shr_u (i32.sub (local.get $high) (local.get $posting)) (i32.const 1))
              (i32.const -4))))
        (if (i32.lt_u (i32.load (local.get $middle)) (local.get $paragraph))
          (then (local.set $posting (i32.add (local.get $middle) (i32.const 4))))
          (else (local.set $high (local.get $middle))))
        (br $halve)))
    (local.get $posting))

  ;; Adds to a sum what a list's posting weighs.
  (func $raise (param $at i32) (param $list i32) (param $posting i32)
    (f32.store
      (local.get $at)
      (f32.add
        (f32.load (local.get $at))
        (f32.mul
          (f32.load (local.get $list))
          (f32.load
            (i32.add
              (global.get $saturation)
              (i32.shl (call $codeOf (local.get $posting)) (i32.const 2))))))))

  (func $codeOf (param $posting i32) (result i32)
    (i32.and
      (i32.load align=1 (call $codePlace (call $position (local.get $posting))))
      (global.get $codeMask)))

  (func $isIn (param $paragraph i32) (result i32)
    (i32.eq
      (i32.load8_u
        (i32.add
          (global.get $stands)
          (i32.load
            (i32.add (global.get $articleOf) (i32.shl (local.get $paragraph) (i32.const 2))))))
      (i32.const 1)))

  ;; Positions and places in memory.
  (func $place (param $position i32) (result i32)
    (i32.add (global.get $paragraphs) (i32.shl (local.get $position) (i32.const 2))))
  (func $position (param $place i32) (result i32)
    (i32.shr_u (i32.sub (local.get $place) (global.get $paragraphs)) (i32.const 2)))
  (func $codePlace (param $position i32) (result i32)
    (i32.add (global.get $codes) (i32.shl (local.get $position) (global.get $codeShift))))
  (func $sumPlace (param $number i32) (result i32)
    (i32.add (global.get $sums) (i32.shl (local.get $number) (i32.const 2))))
  (func $paragraphAt (param $sum i32) (result i32)
    (i32.shr_u (i32.sub (local.get $sum) (global.get $sums)) (i32.const 2)))
  (func $keptPlace (param $number i32) (result i32)
    (i32.add (global.get $kept) (i32.shl (local.get $number) (i32.const 2))))
  (func $keptSum (param $number i32) (result i32)
    (i32.add (global.get $keptSums) (i32.shl (local.get $number) (i32.const 2))))
  (func $touchedCount (result f32)
    (f32.convert_i32_u
      (i32.shr_u (i32.sub (global.get $touchedEnd) (global.get $touched)) (i32.const 2)))))
